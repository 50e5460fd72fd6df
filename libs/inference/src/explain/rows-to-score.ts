import type { ValidRecord } from '@medcast/record-schema';
import type { Scores } from '../scorer/scorer';

/** Rows that somebody wants to have scored, from the first to the last, over as many runs as it takes. */
export interface RowsToScore {
  readonly count: number;
  /** Composes a row: mostly the one after the last. May give the same object every time, with other values in it. */
  compose(row: number): ValidRecord;
  /** Takes what the model says of a row: of each once, in their order. */
  take(row: number, scores: Scores, at: number): void;
}
