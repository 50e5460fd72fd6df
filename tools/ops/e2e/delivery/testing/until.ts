import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 250;
const LONGEST_SECONDS = 150;

/** What came, and how long it took. */
export interface Waited<T> {
  readonly found: T;
  readonly seconds: number;
}

/**
 * Looks again and again until something is there.
 *
 * @param what for the message: "two pods that are ready"
 * @param look undefined: not yet
 * @throws Error where it does not come
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<Waited<T>> {
  const startMs = performance.now();
  for (;;) {
    const found = await look();
    const seconds = (performance.now() - startMs) / 1000;
    if (found !== undefined) return { found, seconds };
    if (seconds > LONGEST_SECONDS) throw new Error(`expected ${what} within ${LONGEST_SECONDS} s, got nothing of it`);
    await sleep(PAUSE_MS);
  }
}
