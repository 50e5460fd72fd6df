import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Problem } from '@medcast/problem';
import { isMissing } from './file-failure';

/**
 * Refuses a path that leads out of a folder through symbolic links (`BUNDLE_PATH_REFUSED`).
 * Where the path does not exist yet, its nearest existing parent counts.
 *
 * @param root absolute path of the folder; may be a symbolic link itself
 * @param path absolute path below `root`
 */
export async function checkInside(root: string, path: string): Promise<void> {
  const realRoot = await realPathOfNearest(root);
  const realTarget = await realPathOfNearest(path);
  if (realTarget !== realRoot && !realTarget.startsWith(`${realRoot}${sep}`)) {
    throw new Problem(
      'BUNDLE_PATH_REFUSED',
      `expected ${path} to stay inside ${root}, got a symbolic link to ${realTarget}; put a copy of the file there`,
    );
  }
}

async function realPathOfNearest(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (!isMissing(cause) || dirname(path) === path) {
      throw cause;
    }
    return realPathOfNearest(dirname(path));
  }
}
