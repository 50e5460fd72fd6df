import type { Problem } from '@medcast/problem';
import type { RecordColumns, ValidRecord } from '@medcast/record-schema';

/** The features of one record a row, row-major. */
export interface FeatureMatrix {
  /** `rows × columns` values: the feature `j` of the row `i` is `values[i * columns + j]`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** A record of which a feature cannot be computed. */
export interface RowFault {
  readonly row: number;
  /** `RECORD_INVALID`, as `writeRow` throws it. */
  readonly problem: Problem;
}

/** A compiled spec. Not for use by two threads at once: it holds the registers in which a row is computed. */
export interface FeaturePipeline {
  /** Names of the columns, in order. */
  readonly featureNames: readonly string[];
  readonly featureCount: number;
  /**
   * Writes the features of one record to `target[offset … offset + featureCount - 1]`; creates no object.
   *
   * Computed in float64, rounded to float32 once.
   *
   * @throws {Problem} `RECORD_INVALID` where a feature is not a finite float32
   * @throws {RangeError} where the row does not fit into the target
   */
  writeRow(record: ValidRecord, target: Float32Array, offset: number): void;
  /**
   * Computes the features of many records.
   *
   * @throws {Problem} `RECORD_INVALID` where a feature is not a finite float32
   */
  toMatrix(records: readonly ValidRecord[]): FeatureMatrix;
  /**
   * Writes the features of records that stand in columns to the first `rows × featureCount` places of the target: bit
   * for bit what `writeRow` writes, in a fraction of the time.
   *
   * @returns the records of which a feature is not a finite float32; their rows in the target are not to be used
   * @throws {RangeError} where the rows do not fit into the target
   */
  writeColumns(columns: RecordColumns, target: Float32Array): readonly RowFault[];
}
