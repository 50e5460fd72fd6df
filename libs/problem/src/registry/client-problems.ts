import type { ProblemType } from './problem-type';

/** Problems that only a client can see: it got no answer, or none that it can read. The status is the nearest in HTTP. */
export const clientProblems = {
  NETWORK_UNREACHABLE: { status: 503, title: 'The server cannot be reached.' },
  ANSWER_TIMEOUT: { status: 504, title: 'The server did not answer in time.' },
  ANSWER_UNREADABLE: { status: 502, title: 'The answer could not be read.' },
} as const satisfies Record<string, ProblemType>;
