/** Each bucket is 5 % wider than the one before: a quantile is within half of that (DDSketch: Masson, Rim, Lee 2019). */
const GROWTH = 1.05;
const LOG_GROWTH = Math.log(GROWTH);
/** Below, a number counts as 0. */
const SMALLEST = 1e-6;
const LARGEST = 1e12;
const FIRST = Math.ceil(Math.log(SMALLEST) / LOG_GROWTH);
const BUCKETS = Math.ceil(Math.log(LARGEST) / LOG_GROWTH) - FIRST + 1;

/** Counters of a sketch of numbers: negative ones from the largest down, those about 0, positive ones. */
export const SKETCH_SIZE = 2 * BUCKETS + 1;

/** The counter of a number; what is beyond 1e12 counts as that. */
export function sketchCounterOf(value: number): number {
  const magnitude = Math.abs(value);
  if (!(magnitude >= SMALLEST)) return BUCKETS;
  const bucket = Math.ceil(Math.log(Math.min(magnitude, LARGEST)) / LOG_GROWTH) - FIRST;
  return value > 0 ? BUCKETS + 1 + bucket : BUCKETS - 1 - bucket;
}

/**
 * A quantile of the numbers that were counted.
 *
 * @param counts {@link SKETCH_SIZE} counters
 * @param share from 0 to 1: 0.5 is the median
 * @returns within 2.5 % of the true one; 0 of nothing
 */
export function sketchQuantile(counts: Float64Array, share: number): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(0, Math.ceil(share * n) - 1);
  let below = 0;
  for (const [counter, count] of counts.entries()) {
    below += count;
    if (below > rank) return valueOf(counter);
  }
  return 0;
}

/** The number between the edges of a bucket from which both are equally far, in proportion. */
function valueOf(counter: number): number {
  if (counter === BUCKETS) return 0;
  const isPositive = counter > BUCKETS;
  const bucket = isPositive ? counter - BUCKETS - 1 : BUCKETS - 1 - counter;
  const magnitude = (2 * GROWTH ** (bucket + FIRST)) / (GROWTH + 1);
  return isPositive ? magnitude : -magnitude;
}
