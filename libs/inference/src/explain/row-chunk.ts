import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { MOST_RUN_ROWS } from '../batch/exact-run-rows';

/** Most rows of one run: see `CHUNK_ROWS` of the scorer. */
export const MOST_CHUNK_ROWS = 512;

/** Places of the table of rows: at most half of them are ever taken. A power of two. */
const PLACES = 2 * MOST_CHUNK_ROWS;
/** Multiplier of FNV-1a (Fowler, Noll, Vo), here over words. */
const PRIME = 0x01000193;

/** The features of the rows of one run, of which those that are equal stand there once. Used again and again. */
export class RowChunk {
  /** Distinct rows. */
  rows = 0;
  private readonly columns: number;
  private readonly values: Float32Array;
  private readonly bits: Uint32Array;
  /** By hash: 0, or the number of the row, counted from 1. */
  private readonly places = new Uint16Array(PLACES);

  constructor(private readonly pipeline: FeaturePipeline) {
    this.columns = pipeline.featureCount;
    // Behind the last row there is room for the padding of a run.
    this.values = new Float32Array((MOST_CHUNK_ROWS + MOST_RUN_ROWS) * this.columns);
    this.bits = new Uint32Array(this.values.buffer);
  }

  get isFull(): boolean {
    return this.rows >= MOST_CHUNK_ROWS;
  }

  /**
   * Adds a record where no equal row is there; not to be asked of a full chunk.
   *
   * @returns the row in which its features stand
   * @throws Problem `RECORD_INVALID` of a record whose features are not finite
   */
  add(record: ValidRecord): number {
    const added = this.rows;
    this.pipeline.writeRow(record, this.values, added * this.columns);
    let place = this.hashOf(added) & (PLACES - 1);
    for (;;) {
      const held = this.places[place] ?? 0;
      if (held === 0) break;
      if (this.isSame(held - 1, added)) return held - 1;
      place = (place + 1) & (PLACES - 1);
    }
    this.places[place] = added + 1;
    this.rows++;
    return added;
  }

  /** The first rows as they lie in the buffer; beyond the last there are rows of before, which nobody asks for. */
  first(rows: number): FeatureMatrix {
    return { values: this.values.subarray(0, rows * this.columns), rows, columns: this.columns };
  }

  clear(): void {
    this.rows = 0;
    this.places.fill(0);
  }

  private hashOf(row: number): number {
    let hash = 0;
    for (let at = row * this.columns, end = at + this.columns; at < end; at++) {
      hash = Math.imul(hash ^ (this.bits[at] ?? 0), PRIME);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private isSame(row: number, other: number): boolean {
    const { columns, bits } = this;
    for (let column = 0; column < columns; column++) {
      if (bits[row * columns + column] !== bits[other * columns + column]) return false;
    }
    return true;
  }
}
