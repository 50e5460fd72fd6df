import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file as a whole, over the one that may be there. Both paths are on one file system. */
export async function replaceAtomically(stagingFolder: string, path: string, bytes: Uint8Array): Promise<void> {
  await withStagedFile(stagingFolder, bytes, (staged) => rename(staged, path));
}

/** Writes a file as a whole; rejects with the file system's `EEXIST` where something of that name is already. */
export async function createAtomically(stagingFolder: string, path: string, bytes: Uint8Array): Promise<void> {
  await withStagedFile(stagingFolder, bytes, (staged) => link(staged, path));
}

async function withStagedFile(
  stagingFolder: string,
  bytes: Uint8Array,
  putInPlace: (staged: string) => Promise<void>,
): Promise<void> {
  await mkdir(stagingFolder, { recursive: true });
  const staged = join(stagingFolder, randomUUID());
  try {
    await writeThrough(staged, bytes);
    await putInPlace(staged);
  } finally {
    await rm(staged, { force: true });
  }
}

/** Waits until the bytes are on the disk: a name must never outlive a crash that its content did not. */
async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
