import { Problem } from '@medcast/problem';
import { BUNDLE_FILES, type BundleFile, loadBundleFiles, MANIFEST_FILE } from './bundle-files';
import { type BundleContents, parseBundleContents } from './content/parse-bundle-contents';
import { featureHashOf } from './hash/feature-hash';
import { schemaHashOf } from './hash/schema-hash';
import { sha256 } from './hash/sha256';
import type { BundleManifest } from './manifest/bundle-manifest';
import { parseBundleManifest } from './manifest/parse-bundle-manifest';
import type { ModelRepository } from './repository/model-repository';

/** Which bundle of a repository is meant. */
export interface BundleReference {
  readonly model: string;
  readonly version: number;
}

/** A bundle of which everything but the golden records has been verified. */
export interface ModelBundle extends BundleContents {
  readonly manifest: BundleManifest;
}

/**
 * Reads a bundle and verifies it: exactly the files of its format, each with the size and SHA-256 that the manifest
 * says, each readable, and a graph that may be run. Replay its golden records before it serves.
 *
 * @throws Problem `BUNDLE_NOT_FOUND`, `BUNDLE_FORMAT_UNSUPPORTED`, `BUNDLE_MANIFEST_INVALID`, `BUNDLE_FILE_MISSING`,
 *   `BUNDLE_FILE_UNKNOWN`, `BUNDLE_HASH_MISMATCH`, `BUNDLE_SCHEMA_UNREADABLE`, `BUNDLE_FEATURES_UNREADABLE`,
 *   `BUNDLE_ONNX_REFUSED`, `BUNDLE_CONTENT_INVALID`, and what the repository itself throws
 */
export async function loadBundle(repository: ModelRepository, reference: BundleReference): Promise<ModelBundle> {
  const { model, version } = reference;
  const present = await repository.listFiles(model, version);
  await checkIsPublished(repository, reference, present);
  const manifest = parseBundleManifest(await repository.readFile(model, version, MANIFEST_FILE), reference);
  checkFileNames(reference, present);
  const files = await loadBundleFiles((file) => repository.readFile(model, version, file));
  BUNDLE_FILES.forEach((file) => checkProof(file, files[file], manifest));
  const contents = parseBundleContents(files, manifest.task);
  checkHash('schemaHash', manifest.schemaHash, schemaHashOf(contents.schema));
  checkHash('featureHash', manifest.featureHash, featureHashOf(contents.features));
  return { manifest, ...contents };
}

async function checkIsPublished(
  repository: ModelRepository,
  { model, version }: BundleReference,
  present: readonly string[],
): Promise<void> {
  if (present.includes(MANIFEST_FILE)) {
    return;
  }
  const versions = await repository.listVersions(model);
  const got = versions.includes(version)
    ? `an unfinished one without ${MANIFEST_FILE}; publish it again as a new version`
    : `a repository with the versions ${versions.join(', ') || 'none'}; publish it, or name another version`;
  throw new Problem('BUNDLE_NOT_FOUND', `expected ${model}/${version} in ${repository.uri}, got ${got}`);
}

function checkFileNames({ model, version }: BundleReference, present: readonly string[]): void {
  const missing = BUNDLE_FILES.filter((file) => !present.includes(file));
  if (missing.length > 0) {
    const detail = `expected ${missing.join(', ')} in ${model}/${version}, got no such file; publish the bundle again`;
    throw new Problem('BUNDLE_FILE_MISSING', detail);
  }
  const known: readonly string[] = [MANIFEST_FILE, ...BUNDLE_FILES];
  const unknown = present.filter((file) => !known.includes(file));
  if (unknown.length > 0) {
    const detail = `expected only ${known.join(', ')} in ${model}/${version}, got also ${unknown.join(', ')}; delete what does not belong there`;
    throw new Problem('BUNDLE_FILE_UNKNOWN', detail);
  }
}

function checkProof(file: BundleFile, bytes: Uint8Array, manifest: BundleManifest): void {
  const proof = manifest.files[file];
  if (bytes.length !== proof.bytes) {
    throw mismatch(`${file}: expected ${proof.bytes} bytes, got ${bytes.length}`);
  }
  const hash = sha256(bytes);
  if (hash !== proof.sha256) {
    throw mismatch(`${file}: expected the sha256 ${proof.sha256}, got ${hash}`);
  }
}

function checkHash(name: 'schemaHash' | 'featureHash', expected: string, got: string): void {
  if (got !== expected) {
    throw mismatch(`${MANIFEST_FILE}: expected ${name} ${expected}, got ${got} from the file itself`);
  }
}

function mismatch(what: string): Problem {
  return new Problem('BUNDLE_HASH_MISMATCH', `${what}; it was damaged or changed: publish the bundle again`);
}
