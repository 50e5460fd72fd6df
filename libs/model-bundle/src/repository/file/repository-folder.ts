import { join } from 'node:path';
import { checkName, checkVersion } from '../check-names';
import { checkInside } from './check-inside';
import { isMissing } from './file-failure';

/** Files are written here first; no model can have this name. */
const STAGING_FOLDER = '.incoming';

/** The folder of a repository: where its parts are, and that no name leads out of it. */
export class RepositoryFolder {
  /** Where files are written before they are moved to their place. */
  readonly staging: string;

  /** @param path absolute */
  constructor(readonly path: string) {
    this.staging = join(path, STAGING_FOLDER);
  }

  async versionFolder(model: string, version: number): Promise<string> {
    checkName('model', model);
    checkVersion(version);
    return this.inside(model, String(version));
  }

  async inside(...segments: readonly string[]): Promise<string> {
    const path = join(this.path, ...segments);
    await checkInside(this.path, path);
    return path;
  }
}

/** A listing, empty where there is no such folder. */
export async function orEmptyIfMissing<Entry>(listing: Promise<readonly Entry[]>): Promise<readonly Entry[]> {
  try {
    return await listing;
  } catch (cause) {
    if (isMissing(cause)) {
      return [];
    }
    throw cause;
  }
}
