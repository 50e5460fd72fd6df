import type { FeatureMatrix } from '@medcast/feature-pipeline';

/** Whatever turns features into a model's outputs. */
export interface Scorer {
  /**
   * Scores every row; the event loop turns between chunks of a large matrix.
   *
   * @param matrix with the columns of the model, in its order
   */
  score(matrix: FeatureMatrix): Promise<Scores>;
  /**
   * Runs once over as many rows as there are when the run begins, not when it is asked for: the runtime begins at the
   * end of the event loop's tick, so that whatever comes in that tick gets into the same run.
   *
   * @param read gives the rows, with the columns of the model; may be called more than once, the last call counts
   */
  scoreLate(read: () => FeatureMatrix): Promise<Scores>;
  /** Frees the native memory. Nothing may be scored meanwhile or afterwards. */
  close(): Promise<void>;
}

/** Outputs of a model, one row for each row of the matrix. */
export type Scores = RegressionScores | ClassificationScores;

/** In the unit of the target, each `[rows]`. */
export interface RegressionScores {
  readonly task: 'regression';
  /** Mean. */
  readonly expected: Float32Array;
  /** Median. */
  readonly typical: Float32Array;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Probabilities of the labels. */
export interface ClassificationScores {
  readonly task: 'classification';
  /** Row-major `[rows × labels]`. */
  readonly probabilities: Float32Array;
  readonly labels: readonly string[];
}
