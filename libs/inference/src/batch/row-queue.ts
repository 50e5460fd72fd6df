import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { MOST_RUN_ROWS } from './exact-run-rows';

/**
 * The features of the rows that wait, one after another in one buffer, which is used again and again: whoever comes
 * writes behind the last row, whoever runs reads from the first.
 */
export class RowQueue {
  private values: Float32Array;
  private firstRow = 0;
  private endRow = 0;

  constructor(private readonly pipeline: FeaturePipeline) {
    this.values = new Float32Array(2 * MOST_RUN_ROWS * pipeline.featureCount);
  }

  /** Rows that wait. */
  get length(): number {
    return this.endRow - this.firstRow;
  }

  /**
   * Adds the rows of some records, or none of them.
   *
   * @throws Problem `RECORD_INVALID` of a record whose features are not finite
   */
  append(records: readonly ValidRecord[]): void {
    this.makeRoom(records.length);
    const { pipeline, values, endRow } = this;
    const columns = pipeline.featureCount;
    for (let row = 0; row < records.length; row++) {
      const record = records[row];
      if (record !== undefined) pipeline.writeRow(record, values, (endRow + row) * columns);
    }
    this.endRow += records.length;
  }

  /** The first rows as they lie in the buffer; beyond the last there are rows of before, which nobody asks for. */
  first(rows: number): FeatureMatrix {
    const columns = this.pipeline.featureCount;
    const offset = this.firstRow * columns;
    return { values: this.values.subarray(offset, offset + rows * columns), rows, columns };
  }

  /** Takes the first rows out. */
  drop(rows: number): void {
    this.firstRow += rows;
    if (this.firstRow >= this.endRow) this.firstRow = this.endRow = 0;
  }

  /** Room for more rows and, behind them, for the padding of a run. */
  private makeRoom(more: number): void {
    const columns = this.pipeline.featureCount;
    if ((this.endRow + more + MOST_RUN_ROWS) * columns <= this.values.length) return;
    const waiting = this.values.subarray(this.firstRow * columns, this.endRow * columns);
    // Another buffer, as a run may be reading this one.
    const roomyRows = 2 * (this.length + more + MOST_RUN_ROWS);
    this.values = new Float32Array(roomyRows * columns);
    this.values.set(waiting);
    this.endRow = this.length;
    this.firstRow = 0;
  }
}
