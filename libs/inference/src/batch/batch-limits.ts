/** How much may wait for a run, and how long. */
export interface BatchLimits {
  /** Most rows that wait; more are refused before any work is done for them. */
  readonly mostWaitingRows: number;
  /** Longest wait until a row's run begins, in milliseconds. */
  readonly mostWaitMs: number;
}

/** What holds where nothing else is asked for: a second is where a client that waits for an answer begins to give up. */
export const DEFAULT_BATCH_LIMITS: BatchLimits = { mostWaitingRows: 1024, mostWaitMs: 1000 };
