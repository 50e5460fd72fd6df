import { canonicalHash } from '../hash/canonical-hash';
import type { BundleManifest } from './bundle-manifest';

/** The statements of a manifest that nothing else in the bundle proves. */
export type Provenance = Pick<
  BundleManifest,
  'task' | 'dataHash' | 'seed' | 'interval' | 'toolVersions' | 'metrics' | 'gates' | 'override' | 'dataLicence'
>;

/**
 * The SHA-256 (64 hexadecimal digits) of the canonical JSON (RFC 8785) of a manifest's own statements. Without it a
 * flipped digit in, say, `interval.level` would be served: the rest of the manifest is checked against the files, the
 * folder's name and the channel, but these are not. An absent `override` counts for nothing, so that a bundle
 * of before overrides existed keeps its hash.
 */
export function provenanceHashOf(manifest: Provenance): string {
  const { task, dataHash, seed, interval, toolVersions, metrics, gates, override, dataLicence } = manifest;
  return canonicalHash({ task, dataHash, seed, interval, toolVersions, metrics, gates, override, dataLicence });
}
