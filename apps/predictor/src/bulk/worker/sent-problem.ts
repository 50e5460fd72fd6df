import { Problem } from '@medcast/problem';
import type { SentProblem } from './messages';

/** Makes what a problem says ready for another thread. */
export function toSent({ code, detail, errors }: Problem): SentProblem {
  return { code, detail, errors };
}

/** Makes a problem of what came from another thread. */
export function toProblem({ code, detail, errors }: SentProblem): Problem {
  return new Problem(code, detail, { errors });
}
