import canonicalize from 'canonicalize';
import { sha256 } from './sha256';

/**
 * The SHA-256 of a JSON value in its canonical form (RFC 8785), so that spacing and the order of keys do not matter.
 * Properties that are `undefined` count as absent.
 */
export function canonicalHash(value: unknown): string {
  return sha256(canonicalize(value) ?? 'null');
}
