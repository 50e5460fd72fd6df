/** How long a repository in a bucket tries before it rejects with `REPOSITORY_UNREACHABLE`. */
export interface CallLimits {
  /** Tries of each call, the first included. */
  readonly attempts: number;
  /** Time for each try, in milliseconds, until the last byte has come. */
  readonly attemptTimeoutMs: number;
  /** Pause before the second try, in milliseconds; it doubles before each further one, and up to half of it is by chance. */
  readonly pauseMs: number;
}

/** A call is given up after 62 s at the latest: three tries of 20 s and pauses of at most 0.4 s and 0.8 s. */
export const DEFAULT_LIMITS: CallLimits = { attempts: 3, attemptTimeoutMs: 20_000, pauseMs: 250 };
