/** Counts numbers by the bucket that they fall into, as a histogram of Prometheus does, without any memory for each. */
export class BucketTally {
  /** How many are at most each edge and above the one before; the last, above all. */
  readonly buckets: Float64Array;
  sum = 0;
  count = 0;

  /** @param edges rising */
  constructor(private readonly edges: readonly number[]) {
    this.buckets = new Float64Array(edges.length + 1);
  }

  add(value: number): void {
    this.count++;
    this.sum += value;
    let bucket = 0;
    while (bucket < this.edges.length && value > (this.edges[bucket] ?? Infinity)) bucket++;
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }
}
