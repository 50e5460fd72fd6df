import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 200;
const LIMIT_MS = 90_000;

/** Asks until the answer is the expected one, or until it is too late: then that answer is given, for the test to show. */
export async function eventually<T>(ask: () => Promise<T>, isExpected: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  let answer = await ask();
  while (!isExpected(answer) && Date.now() < deadline) {
    await sleep(PAUSE_MS);
    answer = await ask();
  }
  return answer;
}
