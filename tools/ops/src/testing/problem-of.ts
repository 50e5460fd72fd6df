import { Problem } from '@medcast/problem';

/** The problem with which something fails; fails itself when nothing does. */
export async function problemOf(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a Problem, got none');
}
