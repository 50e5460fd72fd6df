/** One entry of `candidates` in `task.json`. */
export interface CandidateDocument {
  readonly name: string;
  readonly model: string;
  readonly loss: 'squared' | 'absolute' | 'quantile' | 'log';
  readonly featureSet: 'none' | 'plain' | 'linear';
  readonly parameters: Parameters;
  /** What is searched inside each training fold. */
  readonly tune?: Tuning;
}

/** Numbers of a model, and lists of names. */
export type Parameters = Readonly<Record<string, number | readonly string[]>>;

/** A search over the values of parameters. */
export interface Tuning {
  readonly search: Readonly<Record<string, readonly number[]>>;
  /** Combinations that are tried. */
  readonly trials: number;
  /** Inner folds. */
  readonly splits: number;
}
