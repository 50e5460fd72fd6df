import type { ProblemType } from './problem-type';

/** Problems of a table file that is read for training or scoring. */
export const tableProblems = {
  TABLE_NOT_READABLE: { status: 400, title: 'The table cannot be read.' },
  TABLE_COLUMNS_WRONG: { status: 400, title: 'The columns of the table are not those of the schema.' },
  TABLE_ROWS_INVALID: { status: 400, title: 'The table has rows that cannot be accepted.' },
  TABLE_TOO_SMALL: { status: 400, title: 'The table has too few rows to make a task of.' },
  TABLE_EMPTY: { status: 400, title: 'The table has no rows.' },
} as const satisfies Record<string, ProblemType>;
