import type { FeatureSpec } from '@medcast/feature-pipeline';
import { canonicalHash } from './canonical-hash';

/** The identity of a feature spec: the SHA-256 (64 hexadecimal digits) of its canonical JSON (RFC 8785). */
export function featureHashOf(spec: FeatureSpec): string {
  return canonicalHash(spec);
}
