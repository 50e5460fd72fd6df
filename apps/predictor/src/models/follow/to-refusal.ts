import type { Channel } from '@medcast/model-bundle';
import type { Problem, ProblemCode } from '@medcast/problem';
import type { Refusal } from '../catalog-entry';

/** What a damaged transfer looks like as well as a damaged bundle: worth another download, though not soon. */
const MAY_BE_DAMAGED_ON_THE_WAY: ReadonlySet<ProblemCode> = new Set([
  'BUNDLE_NOT_FOUND',
  'BUNDLE_FILE_MISSING',
  'BUNDLE_MANIFEST_INVALID',
  'BUNDLE_HASH_MISMATCH',
]);

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

/** How a version was refused. */
export interface RefusedTry {
  readonly channel: Channel;
  readonly problem: Problem;
  readonly nowMs: number;
}

/**
 * Remembers that a version was refused: for good where the bundle is whole and cannot serve; where its files are not
 * what the manifest says, it is tried again after a minute, then after twice the time each, at most an hour.
 *
 * @param before the refusal before this one, which counts where it is of the same writing of the channel
 */
export function toRefusal({ channel, problem, nowMs }: RefusedTry, before: Refusal | undefined): Refusal {
  const { version, changedAt } = channel;
  const isAgain = before?.version === version && before.changedAt === changedAt;
  const attempts = (isAgain ? before.attempts : 0) + 1;
  const waitMs = MAY_BE_DAMAGED_ON_THE_WAY.has(problem.code)
    ? Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS)
    : Infinity;
  return { version, changedAt, problem, attempts, retryAtMs: nowMs + waitMs };
}
