/** Time of one slice, and how many of them are remembered: an hour. */
const SLICE_MS = 5 * 60_000;
const SLICES = 12;

/** Counts of some time. */
export interface PeriodCounts {
  readonly fromMs: number;
  readonly toMs: number;
  readonly counts: Float64Array;
}

/**
 * Counters since the start and over the last hour. An hour is twelve slices of five minutes, of which the oldest is
 * dropped when a new one begins: nothing is kept of when each record came.
 */
export class SlidingCounts {
  private readonly past: Float64Array;
  private readonly slices: { readonly fromMs: number; readonly counts: Uint32Array }[];
  private readonly startMs: number;
  private endMs: number;
  private current: Uint32Array;

  /** @param size number of counters */
  constructor(
    private readonly size: number,
    private readonly now: () => number = Date.now,
  ) {
    this.startMs = now();
    this.endMs = this.startMs + SLICE_MS;
    this.past = new Float64Array(size);
    this.slices = [{ fromMs: this.startMs, counts: new Uint32Array(size) }];
    this.current = this.newest;
  }

  /** The counters of now, to be raised at once and not to be kept. */
  get open(): Uint32Array {
    if (this.now() >= this.endMs) this.turn();
    return this.current;
  }

  sinceStart(): PeriodCounts {
    return { fromMs: this.startMs, toMs: this.now(), counts: this.sum(this.past) };
  }

  lastHour(): PeriodCounts {
    if (this.now() >= this.endMs) this.turn();
    const [oldest] = this.slices;
    return { fromMs: oldest?.fromMs ?? this.startMs, toMs: this.now(), counts: this.sum(new Float64Array(this.size)) };
  }

  private get newest(): Uint32Array {
    return this.slices.at(-1)?.counts ?? new Uint32Array(this.size);
  }

  private turn(): void {
    const nowMs = this.now();
    const passed = Math.floor((nowMs - this.endMs) / SLICE_MS) + 1;
    this.endMs += passed * SLICE_MS;
    const fromMs = this.endMs - SLICE_MS;
    this.slices.push({ fromMs, counts: new Uint32Array(this.size) });
    const firstMs = fromMs - (SLICES - 1) * SLICE_MS;
    while ((this.slices[0]?.fromMs ?? Infinity) < firstMs) this.forget(this.slices.shift()?.counts);
    this.current = this.newest;
  }

  private forget(counts: Uint32Array | undefined): void {
    counts?.forEach((count, index) => (this.past[index] = (this.past[index] ?? 0) + count));
  }

  private sum(before: Float64Array): Float64Array {
    const total = Float64Array.from(before);
    for (const { counts } of this.slices)
      counts.forEach((count, index) => (total[index] = (total[index] ?? 0) + count));
    return total;
  }
}
