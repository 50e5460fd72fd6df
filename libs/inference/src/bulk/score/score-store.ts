import type { ScoreShape } from '../../scorer/graph-outputs';
import type { Scores } from '../../scorer/scorer';

/** Room for the scores of some rows, gathered from several runs. */
export interface ScoreStore {
  readonly scores: Scores;
  /** Puts the scores of a run from a row on. */
  set(run: Scores, first: number): void;
}

/** Makes room for the scores of so many rows. */
export function createScoreStore(shape: ScoreShape, rows: number): ScoreStore {
  if (shape.task === 'classification') {
    const { task, labels } = shape;
    const probabilities = new Float32Array(rows * labels.length);
    return {
      scores: { task, labels, probabilities },
      set(run, first) {
        if (run.task === 'classification') probabilities.set(run.probabilities, first * labels.length);
      },
    };
  }
  const expected = new Float32Array(rows);
  const typical = new Float32Array(rows);
  const lower = new Float32Array(rows);
  const upper = new Float32Array(rows);
  return {
    scores: { task: 'regression', expected, typical, lower, upper },
    set(run, first) {
      if (run.task !== 'regression') return;
      expected.set(run.expected, first);
      typical.set(run.typical, first);
      lower.set(run.lower, first);
      upper.set(run.upper, first);
    },
  };
}
