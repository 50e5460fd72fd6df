import { BUNDLE_FILES, type BundleFiles, MANIFEST_FILE, toBundleFileRecord } from './bundle-files';
import { parseBundleContents } from './content/parse-bundle-contents';
import { featureHashOf } from './hash/feature-hash';
import { schemaHashOf } from './hash/schema-hash';
import { sha256 } from './hash/sha256';
import { parseJsonBytes } from './json/parse-json-bytes';
import { parseWithSchema } from './json/parse-with-schema';
import { renderStableJson } from './json/render-stable-json';
import { BUNDLE_FORMAT_VERSION, type BundleManifest } from './manifest/bundle-manifest';
import { bundleManifestSchema } from './manifest/bundle-manifest-schema';
import { provenanceHashOf } from './manifest/provenance-hash';
import type { ModelRepository } from './repository/model-repository';

/** A bundle before it has a version: what only its maker knows. */
export interface BundleDraft {
  /** The manifest without what follows from the files and from the repository. */
  readonly manifest: Omit<
    BundleManifest,
    'formatVersion' | 'version' | 'files' | 'schemaHash' | 'featureHash' | 'provenanceHash'
  >;
  /** JSON may come in any layout; it is written in the stable one. */
  readonly files: BundleFiles;
}

/** A bundle that is in a repository: `insurance`, 3. */
export interface PublishedBundle {
  readonly name: string;
  readonly version: number;
}

/**
 * Writes a draft as the next version of its model: the files first and the manifest last, so that an interrupted
 * publication leaves no bundle that could be loaded. Two publishers at once cannot mix: the later one gets
 * `VERSION_EXISTS` and may try again. No channel is changed.
 *
 * @returns the model's name and the version, which is one above the highest there (1 for the first)
 * @throws Problem the same codes as `loadBundle` for a draft that could not be loaded, before anything is written
 */
export async function publishBundle(repository: ModelRepository, draft: BundleDraft): Promise<PublishedBundle> {
  const name = draft.manifest.model;
  const version = await nextVersionOf(repository, name);
  const files = toBundleFileRecord((file) => toStableBytes(file, draft.files[file]));
  const manifest = toManifest(draft, files, version);
  for (const file of BUNDLE_FILES) {
    await repository.writeFile(name, version, file, files[file]);
  }
  await repository.writeFile(name, version, MANIFEST_FILE, renderStableJson(manifest));
  return { name, version };
}

/** The version that a model's next bundle gets: one above the highest there, 1 for the first. */
export async function nextVersionOf(repository: ModelRepository, model: string): Promise<number> {
  const versions = await repository.listVersions(model);
  return (versions.at(-1) ?? 0) + 1;
}

function toStableBytes(file: string, bytes: Uint8Array): Uint8Array {
  return file.endsWith('.json') ? renderStableJson(parseJsonBytes(bytes, file, 'BUNDLE_CONTENT_INVALID')) : bytes;
}

function toManifest(draft: BundleDraft, files: BundleFiles, version: number): BundleManifest {
  const { schema, features } = parseBundleContents(files, draft.manifest.task);
  const manifest: BundleManifest = {
    ...draft.manifest,
    formatVersion: BUNDLE_FORMAT_VERSION,
    version,
    files: toBundleFileRecord((file) => ({ sha256: sha256(files[file]), bytes: files[file].length })),
    schemaHash: schemaHashOf(schema),
    featureHash: featureHashOf(features),
    provenanceHash: provenanceHashOf(draft.manifest),
  };
  return parseWithSchema(bundleManifestSchema, manifest, { subject: MANIFEST_FILE, code: 'BUNDLE_MANIFEST_INVALID' });
}
