import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder all at once: it is filled under another name beside its place and moved there when finished, so
 * that a folder in its place is a finished one. Where several processes make it at once, the first one wins.
 *
 * @param fill fills the folder; when it throws, nothing is left
 */
export async function makeFolder(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  if (await exists(folder)) return;
  const unfinished = `${folder}.unfinished-${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // rename() refuses a folder that another process has finished meanwhile: then that one serves.
    if (!isOccupied(error)) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    if (hasCode(error, ['ENOENT'])) return undefined;
    throw error;
  });
  return found !== undefined;
}

function isOccupied(error: unknown): boolean {
  const isOfRename = isObject(error) && 'syscall' in error && error.syscall === 'rename';
  return isOfRename && hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM']);
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return isObject(error) && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
