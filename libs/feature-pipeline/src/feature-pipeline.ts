import type { ValidRecord } from '@medcast/record-schema';

/** The features of one record a row, row-major. */
export interface FeatureMatrix {
  /** `rows × columns` values: the feature `j` of the row `i` is `values[i * columns + j]`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
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
}
