/** Counts of the same bins in two populations. */
export interface BinCounts {
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** What stands for an empty bin, whose logarithm would be infinite. */
const EMPTY = 0.5;

/**
 * Population stability index: the sum over the bins of (q − p) · ln(q / p), where p and q are the bin's shares of the two
 * populations (Siddiqi 2006). An empty bin counts as half a record; bins that are empty in both are left out.
 *
 * @returns 0 for equal shares; `null` where one of the populations is empty
 */
export function populationStabilityIndex({ reference, current }: BinCounts): number | null {
  const expected = sumOf(reference);
  const got = sumOf(current);
  if (expected === 0 || got === 0) return null;
  return reference.reduce((index, count, bin) => {
    const other = current[bin] ?? 0;
    if (count === 0 && other === 0) return index;
    const p = (count || EMPTY) / expected;
    const q = (other || EMPTY) / got;
    return index + (q - p) * Math.log(q / p);
  }, 0);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
