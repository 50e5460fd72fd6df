import { Problem } from '@medcast/problem';
import { type BundleFiles, MANIFEST_FILE, toBundleFileRecord } from './bundle-files';
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
import type { PublishedBundle } from './release/published-bundle';
import { type VersionContents, writeVersion } from './release/write-version';
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

/** Of which model the next version is to be published. */
export interface PublicationTarget {
  readonly model: string;
  /** Lowest version to take: where versions are counted in another repository too, its next one. 1 by default. */
  readonly atLeast?: number;
}

/** Makes a draft when its version is known, so that a card can name it. */
export type DraftMaker = (version: number) => Promise<BundleDraft>;

/**
 * Writes a draft as the next version of its model: the version is taken first (a mark that only one publisher can set),
 * then the files are written, and the manifest last, so that an interrupted publication leaves no bundle that could be
 * loaded; `collectGarbage` removes what is left of it. Of two publishers at once one wins, and the other gets
 * `VERSION_EXISTS` before it has written anything. No channel is changed.
 *
 * @param target name of the model, or the name with the lowest version to take
 * @param makeDraft is called when the version is taken; where it fails, the version is given back
 * @returns the model's name and the version, which is one above the highest there (1 for the first)
 * @throws Problem the same codes as `loadBundle` for a draft that could not be loaded, before any file is written
 * @example
 * await publishBundle(repository, 'insurance', async (version) => createDraft({ card: createCard(version) }));
 */
export async function publishBundle(
  repository: ModelRepository,
  target: string | PublicationTarget,
  makeDraft: DraftMaker,
): Promise<PublishedBundle>;
/** Publishes a draft that does not depend on its version. */
export async function publishBundle(repository: ModelRepository, draft: BundleDraft): Promise<PublishedBundle>;
export async function publishBundle(
  repository: ModelRepository,
  what: string | PublicationTarget | BundleDraft,
  makeDraft?: DraftMaker,
): Promise<PublishedBundle> {
  if (typeof what === 'object' && 'manifest' in what) {
    const { model } = what.manifest;
    // A version is not taken for a draft that can be refused without one.
    toPublication(what, { name: model, version: 1 });
    return publishNextVersion(repository, { model }, () => Promise.resolve(what));
  }
  if (makeDraft === undefined) throw new Error('expected a function that makes the draft, got none');
  return publishNextVersion(repository, typeof what === 'string' ? { model: what } : what, makeDraft);
}

async function publishNextVersion(
  repository: ModelRepository,
  { model, atLeast = 1 }: PublicationTarget,
  makeDraft: DraftMaker,
): Promise<PublishedBundle> {
  const version = Math.max(await nextVersionOf(repository, model), atLeast);
  const bundle = { name: model, version };
  await writeVersion(repository, bundle, async () => toPublication(await makeDraft(version), bundle));
  return bundle;
}

function toPublication(draft: BundleDraft, { name, version }: PublishedBundle): VersionContents {
  if (draft.manifest.model !== name) {
    const detail = `expected a draft of ${name}, got one of ${draft.manifest.model}; publish it under its own name`;
    throw new Problem('BUNDLE_MANIFEST_INVALID', detail);
  }
  const files = toBundleFileRecord((file) => toStableBytes(file, draft.files[file]));
  return { files, manifest: renderStableJson(toManifest(draft, files, version)) };
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
