/** An interval that covers the true value with probability `level`. */
export interface PredictionInterval {
  readonly lower: number;
  readonly upper: number;
  /** Nominal coverage, from 0 to 1: 0.95. */
  readonly level: number;
}

/** What a regression model says of one record, in the target's unit. */
export interface RegressionEstimate {
  /** The mean: what such records cost on average. */
  readonly expected: number;
  /** The median: half of such records lie above it, half below. */
  readonly typical: number;
  readonly interval: PredictionInterval;
  /** Unit of the target, "USD"; empty where the target has none. */
  readonly unit: string;
}

/** What a classification model says of one record. */
export interface ClassificationEstimate {
  readonly label: string;
  readonly probabilities: Readonly<Record<string, number>>;
  /** The labels that together hold the true one with probability `level`. */
  readonly set: { readonly labels: readonly string[]; readonly level: number };
}

/** What a model says of one record. */
export type Estimate = RegressionEstimate | ClassificationEstimate;

/** A reason to trust the estimate less than usual. */
export interface PredictionWarning {
  /** JSON Pointer to the field: `/bmi`; empty where the record as a whole is meant. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Why the estimate is what it is: `base` and the contributions sum to `expected` (or to the label's probability). */
export interface Explanation {
  /** What the model says on average over the reference population. */
  readonly base: number;
  /** One for each field, in the order of the schema. */
  readonly contributions: readonly FieldContribution[];
}

/** The (Shapley) share of one field in an estimate. */
export interface FieldContribution {
  readonly field: string;
  readonly value: number | string | boolean | null;
  /** In the target's unit, signed. */
  readonly contribution: number;
  /** Of the contribution, in the same unit; only where it was sampled: with more than 12 fields. */
  readonly standardError?: number;
}

/** Which model answered. */
export interface ModelReference {
  readonly name: string;
  readonly version: number;
}

/** The answer to `POST …/predict`. */
export interface PredictionResponse {
  readonly estimate: Estimate;
  readonly warnings: readonly PredictionWarning[];
  /** Only with `?explain=true`. */
  readonly explanation?: Explanation;
  readonly model: ModelReference;
  readonly requestId: string;
}

/** Tells the two kinds of estimate apart. */
export function isRegressionEstimate(estimate: Estimate): estimate is RegressionEstimate {
  return 'expected' in estimate;
}
