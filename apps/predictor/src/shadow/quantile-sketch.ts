/** Each quantile is within this share of the true one. */
const ACCURACY = 0.01;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);
/** Below, a number counts as 0. */
const SMALLEST = 1e-9;
const LARGEST = 1e15;

/**
 * Quantiles of numbers from 0 to 1e15 that come one by one, without keeping them: counts in buckets whose edges grow by
 * 2 % (DDSketch: Masson, Rim, Lee 2019), at most 2,800 of them.
 */
export class QuantileSketch {
  private readonly counts = new Map<number, number>();
  private zeros = 0;
  private n = 0;

  add(value: number): void {
    this.n++;
    if (value < SMALLEST) {
      this.zeros++;
      return;
    }
    const bucket = Math.ceil(Math.log(Math.min(value, LARGEST)) / Math.log(GROWTH));
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
  }

  /** @param share from 0 to 1: 0.5 is the median; 0 of nothing */
  quantile(share: number): number {
    const rank = Math.max(0, Math.ceil(share * this.n) - 1);
    if (rank < this.zeros || this.n === 0) return 0;
    let below = this.zeros;
    for (const bucket of [...this.counts.keys()].sort((a, b) => a - b)) {
      below += this.counts.get(bucket) ?? 0;
      if (below > rank) return (2 * GROWTH ** bucket) / (GROWTH + 1);
    }
    return 0;
  }
}
