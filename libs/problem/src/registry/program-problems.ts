import type { ProblemType } from './problem-type';

/** Problems of the programs of others that `medcast` runs. */
export const programProblems = {
  PROGRAM_MISSING: { status: 500, title: 'A program that is needed is not on this machine.' },
  PROGRAM_FAILED: { status: 500, title: 'A program of somebody else has failed.' },
  MACHINE_NOT_READY: { status: 500, title: 'Something that is needed is missing on this machine, or is too old.' },
} as const satisfies Record<string, ProblemType>;
