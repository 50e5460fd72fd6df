import { createHash } from 'node:crypto';

const RANGE = 2 ** 32;

/**
 * Tells whether a request belongs to a share of all: by its id, so that every replica and every later look decide alike.
 *
 * @param share from 0, none, to 1, all
 */
export function isSampled(requestId: string, share: number): boolean {
  return createHash('sha256').update(requestId).digest().readUInt32BE(0) < share * RANGE;
}
