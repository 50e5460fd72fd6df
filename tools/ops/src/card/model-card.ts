import type { Gate, Task } from '@medcast/model-bundle';
import type { FieldFigures } from './figures/field-figures';
import type { MetricName } from './figures/metric';
import type { MeanAndDeviation } from '../train/evaluation';

/** What `card.json` says of a model. Amounts are in the target's unit, shares from 0 to 1. */
export interface ModelCard {
  /** "Medical insurance charges". */
  readonly title: string;
  readonly model: { readonly name: string; readonly version: number };
  readonly task: Task;
  readonly predicts: PredictedTarget;
  readonly intendedUse: string;
  readonly limits: string;
  readonly notes: string;
  readonly data: CardTable;
  readonly training: CardTraining;
  readonly metrics: CardMetrics;
  readonly interval: CardInterval;
  /** By category field; `expectedBias` is predicted minus actual. */
  readonly figuresByGroup: readonly FieldFigures<GroupMetrics>[];
  /** What the model has seen of each field that has a trained range. */
  readonly trained: readonly TrainedField[];
  readonly parity: { readonly records: number; readonly maxRelativeError: number; readonly tolerance: number };
  readonly gates: readonly Gate[];
  readonly toolVersions: Readonly<Record<string, string>>;
}

/** What the model predicts. */
export interface PredictedTarget {
  readonly name: string;
  readonly label: string;
  /** Empty where the target has none. */
  readonly unit: string;
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
}

/** How the model was made. */
export interface CardTraining {
  /** The candidate behind each answer. */
  readonly chosen: { readonly expected: string; readonly typical: string };
  /** The metric by which it was chosen. */
  readonly chosenBy: { readonly expected: MetricName; readonly typical: MetricName };
  readonly folds: { readonly repeats: number; readonly splits: number };
  readonly seed: number;
  /** Feature columns that the graph reads, in order. */
  readonly usedColumns: readonly string[];
}

/** Cross-validated figures of the two point answers. */
export interface CardMetrics {
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

/** Cross-validated figures of the rows of one category. */
export interface GroupMetrics {
  readonly rows: number;
  readonly expectedMae: MeanAndDeviation;
  readonly typicalMae: MeanAndDeviation;
  readonly expectedBias: MeanAndDeviation;
}

/** What the model has seen of one field. */
export interface TrainedField {
  readonly name: string;
  readonly label: string;
  /** Empty where the field has none. */
  readonly unit: string;
  readonly seen: { readonly minimum: number; readonly maximum: number } | { readonly categories: readonly string[] };
}
