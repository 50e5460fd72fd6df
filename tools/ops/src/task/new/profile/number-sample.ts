/** Numbers that are kept at most. */
const CAPACITY = 16_384;

/** Keeps every number of a column, or evenly spaced ones of a long column: the same for the same column. */
export class NumberSample {
  private values: number[] = [];
  private stride = 1;
  private count = 0;

  add(value: number): void {
    if (this.count % this.stride === 0) this.values.push(value);
    this.count += 1;
    if (this.values.length === CAPACITY) {
      this.values = this.values.filter((_, index) => index % 2 === 0);
      this.stride *= 2;
    }
  }

  /** The value below which a share of the numbers lies (nearest rank), 0 where there are none. */
  quantile(share: number): number {
    const sorted = this.values.toSorted((a, b) => a - b);
    return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  }

  /** Third standardised moment, 0 for constants: above 1, large values are far from the rest. */
  get skewness(): number {
    const mean = this.meanOf((value) => value);
    const variance = this.meanOf((value) => (value - mean) ** 2);
    return variance === 0 ? 0 : this.meanOf((value) => (value - mean) ** 3) / variance ** 1.5;
  }

  private meanOf(of: (value: number) => number): number {
    return this.values.reduce((sum, value) => sum + of(value), 0) / Math.max(this.values.length, 1);
  }
}
