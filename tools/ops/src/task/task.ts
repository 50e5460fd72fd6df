import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';
import type { TableFormat } from '../table/format/table-format';

/** What kind of target a task has: a quantity or a category. */
export type TaskKind = 'regression' | 'classification';

/** A column that may stand in the table and is not read. */
export interface IgnoredColumn {
  readonly column: string;
  /** Why, for people: "the same value in every row". */
  readonly reason: string;
}

/** The table of a task: where it is, whose it is and how it is written. */
export interface TaskData {
  /** Where the table comes from when no `--data` is given; without it, `--data` must be. */
  readonly url?: string;
  /** sha256 in hex of the bytes that the task was made for; checked for those behind the URL. */
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
  /** How texts are written; recognised from the table when absent. */
  readonly format?: TableFormat;
  readonly ignored?: readonly IgnoredColumn[];
}

/** In which direction an answer may move with a feature column. */
export type Monotonicity = 'increasing' | 'decreasing';

/** A task: what is predicted from what, and how a model for it is chosen. */
export interface Task {
  readonly name: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly data: TaskData;
  /** Metric by which the model of each output is chosen: `{ expected: 'r2', typical: 'mae' }`, `{ probabilities: 'logLoss' }`. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly interval: { readonly level: number; readonly groups: readonly string[] };
  readonly gates: { readonly coverage: { readonly minimum: number; readonly maximum?: number } };
  /** Fields, in order, and the target. */
  readonly schema: RecordSchema;
  /** All candidate columns; a feature set of a candidate is a part of them. */
  readonly features: FeatureSpec;
  /** By feature column. */
  readonly monotone?: Readonly<Record<string, Monotonicity>>;
  readonly card: { readonly intendedUse: string; readonly limits: string; readonly notes: string };
  /** `task.json` as it stands, for the Python side. */
  readonly document: Readonly<Record<string, unknown>>;
}
