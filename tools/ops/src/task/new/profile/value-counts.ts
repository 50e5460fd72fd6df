/** Different values that are counted; more are only known to be there. */
const VALUES_AT_MOST = 20_000;

/** Counts how often each value occurs, in bounded memory: once there are too many, only those known already. */
export class ValueCounts {
  private readonly counts = new Map<string, number>();
  private seen = 0;
  private seenWhenFull = 0;

  add(value: string): void {
    this.seen += 1;
    const count = this.counts.get(value);
    if (count !== undefined) this.counts.set(value, count + 1);
    else if (this.counts.size < VALUES_AT_MOST) this.open(value);
  }

  /** How many different values there are; at least so many when {@link isFull}. */
  get distinct(): number {
    return this.counts.size;
  }

  /** Whether there may be more values than were counted. */
  get isFull(): boolean {
    return this.counts.size === VALUES_AT_MOST;
  }

  /** Share of the values that had not occurred before, as long as all were counted. */
  get distinctShare(): number {
    const rows = this.isFull ? this.seenWhenFull : this.seen;
    return rows === 0 ? 0 : this.counts.size / rows;
  }

  /** The values and their counts, the most frequent first, equally frequent ones by text. */
  byFrequency(): readonly (readonly [value: string, count: number])[] {
    return [...this.counts].toSorted((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  }

  private open(value: string): void {
    this.counts.set(value, 1);
    if (this.counts.size === VALUES_AT_MOST) this.seenWhenFull = this.seen;
  }
}

/** Orders texts by their code units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
