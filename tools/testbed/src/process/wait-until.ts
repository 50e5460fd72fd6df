import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@medcast/problem';

const PAUSE_MS = 100;

/** What is waited for. */
export interface Awaited {
  /** What is expected, for the message: `node-1 to be ready`. */
  readonly what: string;
  readonly limitMs: number;
  readonly check: () => Promise<boolean>;
  /** What is seen instead, for the message. */
  readonly explain?: () => Promise<string>;
}

/**
 * Asks again and again until it is so.
 *
 * @throws Problem TESTBED_UNAVAILABLE when it is not so in time
 */
export async function waitUntil({ what, limitMs, check, explain }: Awaited): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > deadline) {
      const seen = (await explain?.()) ?? 'nothing';
      throw new Problem('TESTBED_UNAVAILABLE', `expected ${what} within ${limitMs / 1000} s, got: ${seen}`);
    }
    await sleep(PAUSE_MS);
  }
}
