import { MOST_RUN_ROWS } from './exact-run-rows';
import type { RunSizes } from './run-sizes';

/** How long one run may hold the event loop: long enough to be worth its fixed cost, short for those who wait. */
const HOLD_MS = 1;
/** What a run costs, whatever its size (29 to 32 µs inside a server). */
const RUN_MS = 0.03;
/** Weight of the latest run in the mean time of a row. */
const LATEST = 0.2;

/** Decides how many rows to run at once, by how long those before have taken; never what they say. */
export class RunPace {
  /** 0: not known yet. */
  private msPerRow = 0;

  constructor(private readonly sizes: RunSizes) {}

  /** Most rows that the next run may have: a multiple of {@link MOST_RUN_ROWS}. */
  get mostRows(): number {
    if (this.msPerRow === 0) return MOST_RUN_ROWS;
    const blocks = Math.floor(HOLD_MS / this.msPerRow / MOST_RUN_ROWS);
    return Math.max(MOST_RUN_ROWS, Math.min(blocks * MOST_RUN_ROWS, this.sizes.most));
  }

  /** How many of these rows to run, or how many more: what is left over costs a run, what is added the time of its rows. */
  rowsToRun(rows: number): number {
    if (rows <= MOST_RUN_ROWS) return this.sizes.small[rows] ?? MOST_RUN_ROWS;
    const over = rows % MOST_RUN_ROWS;
    if (over === 0) return rows;
    const padding = MOST_RUN_ROWS - over;
    return padding * this.msPerRow <= RUN_MS ? rows + padding : rows - over;
  }

  /** Notes how long a run has taken; one of few rows says little of what a row takes. */
  note(rows: number, ms: number): void {
    if (rows < MOST_RUN_ROWS) return;
    const found = ms / rows;
    this.msPerRow += (this.msPerRow === 0 ? 1 : LATEST) * (found - this.msPerRow);
  }

  /** How long so many rows will take. */
  msFor(rows: number): number {
    return rows * this.msPerRow;
  }
}
