import { MINIMUM_DRIFT_GROUP } from '@medcast/prediction-contract';

/**
 * Hides the counts that are about too few people, and so many of the next smallest that what is hidden cannot be told from
 * the sum of the others either.
 *
 * @returns the counts, `null` for those that are hidden: all below {@link MINIMUM_DRIFT_GROUP}, and others until the
 *   hidden ones together are none or as many as that
 */
export function hideSmallCounts(counts: readonly number[]): readonly (number | null)[] {
  const hidden = new Set<number>();
  let sum = 0;
  const byCount = [...counts.entries()].sort(([, a], [, b]) => a - b);
  for (const [place, count] of byCount) {
    const isTellable = count >= MINIMUM_DRIFT_GROUP && (sum === 0 || sum >= MINIMUM_DRIFT_GROUP);
    if (isTellable) break;
    hidden.add(place);
    sum += count;
  }
  return counts.map((count, place) => (hidden.has(place) ? null : count));
}
