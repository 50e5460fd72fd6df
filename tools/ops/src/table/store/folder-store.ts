import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { compareNames } from './compare-names';
import { createIfFree, readIfThere } from './expected-failures';
import type { TableStore } from './table-store';

/**
 * Keeps tables in a folder.
 *
 * @param root absolute path; made by the first write where it does not exist
 */
export function createFolderStore(root: string): TableStore {
  return {
    uri: root,
    list: () => listFiles(root),
    fetch: (name) => Promise.resolve(join(root, name)),
    put: (name, path) =>
      withStaged(join(root, name), { write: (staged) => copyFile(path, staged), putInPlace: rename }),
    readText: (name) => readIfThere(() => readFile(join(root, name), 'utf8'), 'ENOENT'),
    createText: (name, text) => {
      const steps = { write: (staged: string) => writeText(staged, text), putInPlace: link };
      return createIfFree(() => withStaged(join(root, name), steps), 'EEXIST');
    },
  };
}

async function listFiles(root: string) {
  const read = () => readdir(root, { recursive: true, withFileTypes: true });
  const entries = (await readIfThere(read, 'ENOENT')) ?? [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stored = files.map(async (path) => ({
    name: relative(root, path).split(sep).join('/'),
    bytes: (await stat(path)).size,
  }));
  return (await Promise.all(stored)).sort(compareNames);
}

/** How a file comes into being: written under another name, then given its own. */
interface StagedSteps {
  readonly write: (staged: string) => Promise<void>;
  readonly putInPlace: (staged: string, final: string) => Promise<void>;
}

/** Writes beside the final name, waits for the disk, then puts the file in place as a whole. */
async function withStaged(final: string, { write, putInPlace }: StagedSteps): Promise<void> {
  await mkdir(dirname(final), { recursive: true });
  const staged = join(dirname(final), `.${randomUUID()}`);
  try {
    await write(staged);
    await syncFile(staged);
    await putInPlace(staged, final);
  } finally {
    await rm(staged, { force: true });
  }
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
