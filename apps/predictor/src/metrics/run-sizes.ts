import type { BatchRun } from '@medcast/inference';

/** The runs that had one number of records. */
export interface RunsOfSize {
  readonly rows: number;
  readonly count: number;
  /** Time of all of them together, in milliseconds. */
  readonly ms: number;
}

/** Counts runs by their number of records. */
export class RunSizes {
  private readonly counts: number[] = [];
  private readonly times: number[] = [];

  /** Of all runs. */
  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** In rising order of their records; numbers that no run had are left out. */
  get bySize(): readonly RunsOfSize[] {
    return this.counts.flatMap((count, rows) => (count === 0 ? [] : [{ rows, count, ms: this.times[rows] ?? 0 }]));
  }

  add({ rows, runMs }: Pick<BatchRun, 'rows' | 'runMs'>): void {
    while (this.counts.length <= rows) {
      this.counts.push(0);
      this.times.push(0);
    }
    this.counts[rows] = (this.counts[rows] ?? 0) + 1;
    this.times[rows] = (this.times[rows] ?? 0) + runMs;
  }
}
