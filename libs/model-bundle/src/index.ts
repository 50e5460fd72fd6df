export { BUNDLE_FILES, type BundleFile, type BundleFiles, MANIFEST_FILE } from './bundle-files';
export type { Channel } from './channel/channel';
export { type GoldenContributions, type GoldenRecord, MINIMUM_GOLDEN_RECORDS } from './content/golden-record';
export type { BundleCard, BundleContents } from './content/parse-bundle-contents';
export type {
  BackgroundRecord,
  CategoricalHistogram,
  Histogram,
  NumericHistogram,
  Reference,
} from './content/reference';
export type { GoldenReplay, ReplayedRecord } from './golden/golden-replay';
export { replayGoldenRecords } from './golden/replay-golden-records';
export { featureHashOf } from './hash/feature-hash';
export { schemaHashOf } from './hash/schema-hash';
export { sha256 } from './hash/sha256';
export { renderStableJson } from './json/render-stable-json';
export { type BundleReference, loadBundle, type ModelBundle } from './load-bundle';
export {
  BUNDLE_FORMAT_VERSION,
  type BundleFileProof,
  type BundleManifest,
  type Gate,
  type GateOverride,
  type IntervalClaim,
  type Task,
} from './manifest/bundle-manifest';
export {
  type BundleDraft,
  type DraftMaker,
  nextVersionOf,
  type PublicationTarget,
  publishBundle,
} from './publish-bundle';
export { type CollectedVersion, collectGarbage, type CollectionRules } from './release/collect-garbage';
export { copyVersion } from './release/copy-version';
export { listReleases, type ListedVersion } from './release/list-releases';
export { type ChannelOutcome, promote, type Promotion, type VerifyBundle } from './release/promote';
export type { PublishedBundle } from './release/published-bundle';
export { channelNotFound, rollBack, type Rollback } from './release/rollback';
export { type VerifiedVersion, verifyVersions } from './release/verify-versions';
export type { ModelRepository } from './repository/model-repository';
export { openRepository } from './repository/open-repository';
export type { CallLimits } from './repository/objects/call-limits';
export type { VersionMark, VersionState } from './repository/version-state';
