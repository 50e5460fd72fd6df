import { Problem } from '@medcast/problem';

/** Waits for a promise that must reject with a {@link Problem}, and returns it. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  let outcome: unknown;
  try {
    outcome = await promise;
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
    throw error;
  }
  throw new Error(`expected a Problem, got ${JSON.stringify(outcome)}`);
}
