import type { ScoredRow } from '../rows/scored-row';

/** How a column is stored in a file whose columns have types. */
export type ColumnType = 'number' | 'integer' | 'boolean' | 'text';

/** A value as JSON has it; null is no value. */
export type OutputValue = number | string | boolean | object | null;

/** A column of the table of results. */
export interface OutputColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The value as NDJSON has it. */
  readonly valueOf: (row: ScoredRow) => OutputValue;
  /** The value as CSV has it, and a Parquet column of texts; "" for none. */
  readonly textOf: (row: ScoredRow) => string;
}
