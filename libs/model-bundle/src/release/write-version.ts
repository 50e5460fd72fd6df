import { Problem } from '@medcast/problem';
import { BUNDLE_FILES, type BundleFiles, MANIFEST_FILE } from '../bundle-files';
import type { ModelRepository } from '../repository/model-repository';
import type { PublishedBundle } from './published-bundle';

/** Every byte of a version. */
export interface VersionContents {
  readonly files: BundleFiles;
  readonly manifest: Uint8Array;
}

/**
 * Takes a version and writes it: the mark first, then the files, then the manifest, then the mark goes.
 *
 * @param makeContents is called when the version is taken; where it fails, the version is given back
 * @throws Problem VERSION_EXISTS where somebody else has taken the version or finished it
 */
export async function writeVersion(
  repository: ModelRepository,
  { name, version }: PublishedBundle,
  makeContents: () => Promise<VersionContents>,
): Promise<void> {
  if (!(await repository.markVersion(name, version, 'publishing'))) {
    throw isTaken(`${name}/${version}`, 'another publisher who is writing it');
  }
  const contents = await giveBackOnFailure(repository, { name, version }, async () => {
    // Whoever was faster may be done already and have taken the mark away.
    const present = await repository.listFiles(name, version);
    if (present.length > 0) throw isTaken(`${name}/${version}`, `one with ${present.join(', ')}`);
    return makeContents();
  });
  for (const file of BUNDLE_FILES) {
    await repository.writeFile(name, version, file, contents.files[file]);
  }
  await repository.writeFile(name, version, MANIFEST_FILE, contents.manifest);
  await repository.unmarkVersion(name, version, 'publishing');
}

async function giveBackOnFailure<Result>(
  repository: ModelRepository,
  { name, version }: PublishedBundle,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await repository.unmarkVersion(name, version, 'publishing');
    throw error;
  }
}

function isTaken(version: string, got: string): Problem {
  return new Problem('VERSION_EXISTS', `expected ${version} to be free, got ${got}; publish again as the next version`);
}
