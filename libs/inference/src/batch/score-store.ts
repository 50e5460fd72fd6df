import type { ScoreShape } from '../scorer/graph-outputs';
import type { Scores } from '../scorer/scorer';

/** Room for the scores of some rows, gathered from several runs. */
export interface ScoreStore {
  readonly scores: Scores;
  /** Puts the scores of the first rows of a run, beginning at a row. */
  set(run: Scores, place: StoredRows): void;
}

/** Where the rows of a run belong. */
export interface StoredRows {
  readonly first: number;
  /** The others of the run are padding. */
  readonly rows: number;
}

/** Makes room for the scores of so many rows. */
export function createScoreStore(shape: ScoreShape, rows: number): ScoreStore {
  if (shape.task === 'classification') {
    const { task, labels } = shape;
    const probabilities = new Float32Array(rows * labels.length);
    return {
      scores: { task, labels, probabilities },
      set(run, { first, rows: taken }) {
        if (run.task !== 'classification') return;
        probabilities.set(run.probabilities.subarray(0, taken * labels.length), first * labels.length);
      },
    };
  }
  const expected = new Float32Array(rows);
  const typical = new Float32Array(rows);
  const lower = new Float32Array(rows);
  const upper = new Float32Array(rows);
  return {
    scores: { task: 'regression', expected, typical, lower, upper },
    set(run, { first, rows: taken }) {
      if (run.task !== 'regression') return;
      expected.set(run.expected.subarray(0, taken), first);
      typical.set(run.typical.subarray(0, taken), first);
      lower.set(run.lower.subarray(0, taken), first);
      upper.set(run.upper.subarray(0, taken), first);
    },
  };
}
