import { rm } from 'node:fs/promises';
import { readOwnImages } from './own-images';

/** Removes the archives; the engine keeps its layers for the next time. */
export default async function tearDown(): Promise<void> {
  await rm(readOwnImages().folder, { recursive: true });
}
