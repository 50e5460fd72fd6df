import { loadBundleFiles, MANIFEST_FILE } from '../bundle-files';
import { loadBundle } from '../load-bundle';
import type { ModelRepository } from '../repository/model-repository';
import type { PublishedBundle } from './published-bundle';
import { writeVersion } from './write-version';

/** From where to where a version is copied. */
export interface CopyOptions {
  readonly from: ModelRepository;
  readonly to: ModelRepository;
}

/**
 * Copies a verified version from one repository to another, byte for byte and under its own number. What is there
 * already with the same bytes is left as it is.
 *
 * @returns whether anything was copied
 * @throws Problem what `loadBundle` throws of the source, or VERSION_EXISTS where the target has another bundle of this
 *   number, or an unfinished one
 */
export async function copyVersion({ from, to }: CopyOptions, bundle: PublishedBundle): Promise<boolean> {
  const { name, version } = bundle;
  await loadBundle(from, { model: name, version });
  const manifest = await from.readFile(name, version, MANIFEST_FILE);
  if (await holdsSame(to, bundle, manifest)) return false;
  await writeVersion(to, bundle, async () => ({
    files: await loadBundleFiles((file) => from.readFile(name, version, file)),
    manifest,
  }));
  // What was read for the copy is proved by reading it back: the source may have changed meanwhile.
  await loadBundle(to, { model: name, version });
  return true;
}

/** The manifest has the hash of every other file, so that two with the same manifest are the same bundle. */
async function holdsSame(
  repository: ModelRepository,
  { name, version }: PublishedBundle,
  manifest: Uint8Array,
): Promise<boolean> {
  const present = await repository.listFiles(name, version);
  if (!present.includes(MANIFEST_FILE)) return false;
  const there = await repository.readFile(name, version, MANIFEST_FILE);
  if (Buffer.compare(there, manifest) !== 0) return false;
  await loadBundle(repository, { model: name, version });
  return true;
}
