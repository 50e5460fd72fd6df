import type { Gate, GateOverride } from '@medcast/model-bundle';
import type { MeanAndDeviation } from '../train/evaluation/spread';
import type { FieldFigures } from './figures/field-figures';
import type { MetricName } from './figures/metric';

/** What `card.json` says of a model. Amounts are in the target's unit, shares and probabilities from 0 to 1. */
export type ModelCard = RegressionCard | ClassificationCard;

/** What the cards of both kinds of model say. */
export interface CardBase {
  /** "Medical insurance charges". */
  readonly title: string;
  readonly model: { readonly name: string; readonly version: number };
  readonly predicts: PredictedTarget;
  readonly intendedUse: string;
  readonly limits: string;
  readonly notes: string;
  readonly data: CardTable;
  readonly training: CardTraining;
  /** How good any model could be on this table, as far as the training run can tell. */
  readonly noiseCeiling: CardCeiling;
  readonly explanation: CardExplanation;
  /** What the model has seen of each field that has a trained range. */
  readonly trained: readonly TrainedField[];
  readonly parity: { readonly records: number; readonly maxRelativeError: number; readonly tolerance: number };
  readonly gates: readonly Gate[];
  /** Present where the model was published although it missed gates. */
  readonly override?: GateOverride;
  readonly toolVersions: Readonly<Record<string, string>>;
}

/** The card of a model that predicts a quantity. */
export interface RegressionCard extends CardBase {
  readonly task: 'regression';
  readonly metrics: RegressionCardMetrics;
  readonly interval: CardInterval;
  /** By category field; `expectedBias` is predicted minus actual. */
  readonly figuresByGroup: readonly FieldFigures<RegressionGroupMetrics>[];
}

/** The card of a model that predicts a category. */
export interface ClassificationCard extends CardBase {
  readonly task: 'classification';
  readonly metrics: { readonly probabilities: Readonly<Partial<Record<MetricName, MeanAndDeviation>>> };
  readonly set: CardSet;
  readonly figuresByGroup: readonly FieldFigures<ClassificationGroupMetrics>[];
}

/** What the model predicts. */
export interface PredictedTarget {
  readonly name: string;
  readonly label: string;
  /** Empty where the target has none. */
  readonly unit: string;
  /** The labels of a category, in order. */
  readonly labels?: readonly string[];
}

/** The table that the model was trained on. */
export interface CardTable {
  readonly rows: number;
  /** Rows that repeat another one; they never stand on both sides of a fold. */
  readonly duplicateRows: number;
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
  readonly url?: string;
  /** Columns of the table that were not read, and why. */
  readonly ignored: readonly { readonly column: string; readonly reason: string }[];
}

/** How the model was made. */
export interface CardTraining {
  /** The candidate behind each answer: `{ expected: 'boosted-trees', typical: 'linear-absolute' }`. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The metric by which it was chosen. */
  readonly chosenBy: Readonly<Record<string, MetricName>>;
  /** How the interval or the prediction set is made. */
  readonly method: string;
  readonly folds: { readonly repeats: number; readonly splits: number };
  readonly seed: number;
  /** Feature columns that the graph reads, in order. */
  readonly usedColumns: readonly string[];
  /** Candidates that could not compete on the machine that trained. */
  readonly absent: readonly { readonly candidate: string; readonly model: string; readonly reason: string }[];
}

/** How good any model could be. */
export interface CardCeiling {
  readonly metric: MetricName | null;
  readonly figure: number | null;
  readonly method: string;
  readonly note: string;
}

/** How far explanations can be trusted, and what they say on average. */
export interface CardExplanation {
  /** Mean |error| of contributions for the aggregated background against the full table, as a share of the mean |contribution|. */
  readonly backgroundError: number;
  /** Groups of the background. */
  readonly groups: number;
  /** Records on which that error was measured. */
  readonly records: number;
  /** People against whom it was measured: the whole table, or a sample of a large one. */
  readonly people: number;
  /** People of the table over whom the importance is averaged. */
  readonly importanceOver: number;
  /** Mean |contribution| of each field to the answer, the largest first. */
  readonly importance: readonly FieldImportance[];
}

/** How much a field moves the answer, on average over people of the table. */
export interface FieldImportance {
  readonly field: string;
  readonly label: string;
  readonly meanAbsoluteContribution: number;
  readonly standardError: number;
}

/** Cross-validated figures of the two point answers. */
export interface RegressionCardMetrics {
  readonly expected: { readonly r2: MeanAndDeviation; readonly mae: MeanAndDeviation; readonly rmse: MeanAndDeviation };
  readonly typical: { readonly mae: MeanAndDeviation; readonly medianAe: MeanAndDeviation };
}

/** Cross-validated figures of the interval. */
export interface CardInterval {
  readonly method: string;
  /** Nominal coverage. */
  readonly level: number;
  readonly coverage: MeanAndDeviation;
  readonly meanWidth: MeanAndDeviation;
  readonly intervalScore: MeanAndDeviation;
  readonly coverageByGroup: readonly FieldFigures<MeanAndDeviation>[];
  readonly meanWidthByGroup: readonly FieldFigures<MeanAndDeviation>[];
}

/** Cross-validated figures of the prediction set. */
export interface CardSet {
  readonly method: string;
  /** Nominal coverage. */
  readonly level: number;
  readonly coverage: MeanAndDeviation;
  /** Labels in a set on average. */
  readonly meanSize: MeanAndDeviation;
  readonly coverageByLabel: Readonly<Record<string, MeanAndDeviation>>;
  readonly coverageByGroup: readonly FieldFigures<MeanAndDeviation>[];
  /** Lowest probability at which a label is in the set. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** Cross-validated figures of the rows of one category. */
export interface RegressionGroupMetrics {
  readonly rows: number;
  readonly expectedMae: MeanAndDeviation;
  readonly typicalMae: MeanAndDeviation;
  readonly expectedBias: MeanAndDeviation;
}

/** Cross-validated figures of the rows of one category. */
export interface ClassificationGroupMetrics {
  readonly rows: number;
  readonly logLoss: MeanAndDeviation;
  readonly accuracy: MeanAndDeviation;
}

/** What the model has seen of one field. */
export interface TrainedField {
  readonly name: string;
  readonly label: string;
  /** Empty where the field has none. */
  readonly unit: string;
  readonly seen:
    | { readonly minimum: number | string; readonly maximum: number | string }
    | { readonly categories: readonly string[] };
}
