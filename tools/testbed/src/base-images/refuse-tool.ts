import { Problem } from '@medcast/problem';

/** A program of the machine that did not do what it was asked for: its own words, and what to do. */
export function refuseTool(expected: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Problem('TESTBED_UNAVAILABLE', `expected ${expected}, got: ${reason}`, { cause });
}
