import type { Estimate, Explanation, PredictionWarning } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';

/** One value of a table: a text of CSV, or what JSON and Parquet hold. */
export type Cell = unknown;

/** One row as it stands in a table. */
export interface TableRow {
  /** In the order of the table's columns, as they came: what passes through. */
  readonly cells: readonly Cell[];
  /** The same as texts by which fields are read: undefined where missing, numbers with a decimal point. */
  readonly texts: readonly (string | undefined)[];
  /** Set where the row itself is broken: a line that is no JSON, too few cells. */
  readonly failure?: RowFailure;
}

/** Why a row has no prediction. */
export interface RowFailure {
  /** A code of the registry: `RECORD_INVALID`. */
  readonly code: string;
  readonly message: string;
  /** What to count it by: "FIELD_ABOVE_MAXIMUM /bmi"; the code where absent. Never a value. */
  readonly reasons?: readonly string[];
}

/** What came of a row. */
export type RowOutcome = RowPrediction | (RowFailure & { readonly ok: false });

/** What a model says of a row. */
export interface RowPrediction {
  readonly ok: true;
  readonly record: ValidRecord;
  readonly estimate: Estimate;
  readonly warnings: readonly PredictionWarning[];
  /** Only where it was asked for. */
  readonly explanation?: Explanation;
}

/** A row with what came of it. */
export interface ScoredRow {
  readonly cells: readonly Cell[];
  readonly outcome: RowOutcome;
}
