import type { ProblemType } from './problem-type';

/** Problems of scoring a table with `medcast score`. */
export const scoringProblems = {
  OUTPUT_NOT_WRITABLE: { status: 500, title: 'The results cannot be written.' },
  SCORING_RUN_DIFFERS: { status: 409, title: 'The run that was begun is not the one that is asked for.' },
  SCORING_RUN_ACTIVE: { status: 409, title: 'Another run is writing these results.' },
  SCORING_INCOMPLETE: { status: 409, title: 'The results of a sharded run are not all there, or not all of this run.' },
  TABLE_STORE_UNSUPPORTED: { status: 400, title: 'The place of the tables is of a kind that is not supported.' },
  TABLE_STORE_UNREACHABLE: { status: 503, title: 'The place of the tables cannot be read or written.' },
} as const satisfies Record<string, ProblemType>;
