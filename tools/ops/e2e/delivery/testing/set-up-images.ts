import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImages, makeBaseImages } from './build-images';
import { OWN_IMAGES, TAG } from './own-images';

/** Builds the images once for all tests: cold some minutes, then seconds, as the engine keeps what has not changed. */
export default async function setUp(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-images-'));
  await makeBaseImages();
  const images = await buildImages({ roles: [], tag: TAG, archive: folder });
  process.env[OWN_IMAGES] = JSON.stringify({ folder, images });
}
