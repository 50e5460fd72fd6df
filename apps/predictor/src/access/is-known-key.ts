import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The key that a request shows in `x-api-key` or as a bearer token. */
export function toShownKey(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}

/** Whether a request shows one of the keys. */
export function showsKnownKey(headers: IncomingHttpHeaders, keys: readonly string[]): boolean {
  const shown = toShownKey(headers);
  return shown !== undefined && isKnownKey(shown, keys);
}

/** Compares with every key in constant time: by digests, which are of equal length, and without stopping at a match. */
export function isKnownKey(shown: string, keys: readonly string[]): boolean {
  const digest = sha256(shown);
  return keys.map((key) => timingSafeEqual(digest, sha256(key))).includes(true);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
