/** One run of a graph that went well, over the rows that had waited for it. Times are in milliseconds. */
export interface BatchRun {
  /** Rows that were asked for, from 1 to 64; what a run is padded with does not count. */
  readonly rows: number;
  /** Longest wait of a row: from when it was asked for until the run read it. */
  readonly queueMs: number;
  /** Waits of all rows together: divided by `rows`, their mean. */
  readonly summedQueueMs: number;
  /** How long the run took, from the reading of its rows. */
  readonly runMs: number;
}

/** Is told of every run, once its callers have been answered; it must not throw and should be quick. */
export interface RunObserver {
  onRun(run: BatchRun): void;
}

/** What one caller's rows took, in milliseconds. */
export interface RunTimes {
  /** Until the run read them. */
  readonly queueMs: number;
  /** The run itself, which other callers' rows may have been part of. */
  readonly runMs: number;
}
