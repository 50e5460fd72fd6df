import type { Problem } from '@medcast/problem';
import type { Scores } from '../../scorer/scorer';
import type { RowBytes } from '../input/chunk-reader';
import type { RowChunk } from '../row-chunk';

/** A chunk with what the model says of it. A row without a note is answered without a warning. */
export interface AnsweredChunk {
  readonly chunk: RowChunk;
  readonly scores: Scores;
  /** The rows as they came. */
  readonly rowBytes: RowBytes | undefined;
}

/** Why an answer ends before the body does, and what it is then about. */
export interface EarlyEnd {
  readonly problem: Problem;
  /** Rows that were answered. */
  readonly rows: number;
}

/** Renders an answer, chunk after chunk. */
export interface AnswerRenderer {
  add(answered: AnsweredChunk): void;
  /** Ends the answer: it is well-formed, whatever came. */
  end(early: EarlyEnd | undefined): void;
  /** Bytes that can be taken. */
  readonly size: number;
  /** What was rendered since the last time, there until more is. */
  take(): Uint8Array;
}

/** The sentence with which an answer ends early. */
export function describeEarlyEnd({ problem, rows }: EarlyEnd): string {
  return `${problem.detail}; ${rows} rows were answered, nothing behind them was read`;
}
