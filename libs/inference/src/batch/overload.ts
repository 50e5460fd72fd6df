import { Problem } from '@medcast/problem';

/** Seconds after which another try makes sense: a full queue takes milliseconds, so this is for clients to spread. */
const RETRY_AFTER_SECONDS = 1;

/** An `OVERLOADED` of the queue before the scorer. */
export function overload(expected: string, got: string): Problem {
  const detail = `expected ${expected}, got ${got}; try again, or run more replicas`;
  return new Problem('OVERLOADED', detail, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
