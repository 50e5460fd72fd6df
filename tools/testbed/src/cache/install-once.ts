import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What to install, and where. */
export interface Installation {
  /** Absolute path of the folder that holds all installations. */
  readonly cache: string;
  /** Name and version of what is installed; the name of its folder: `fake-gcs-server-1.56.1`. */
  readonly name: string;
  /** Fills a new, empty folder. */
  readonly fill: (folder: string) => Promise<void>;
}

/**
 * Installs something unless it is there already. It is filled beside its place and renamed at the end, so that what
 * stands there is always whole; of two who install at once, one keeps what the other has made.
 *
 * @returns absolute path of the folder
 */
export async function installOnce({ cache, name, fill }: Installation): Promise<string> {
  const folder = join(cache, name);
  if (await isThere(folder)) return folder;
  const partial = join(cache, `.partial-${name}-${randomUUID()}`);
  await mkdir(partial, { recursive: true });
  try {
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    // Somebody else was faster, or the installation failed.
    if (!(await isThere(folder))) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // ENOENT: not installed yet.
    return false;
  }
}
