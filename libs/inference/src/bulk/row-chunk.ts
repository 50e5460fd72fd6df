import { createRecordColumns, type FieldDeclaration, type RecordColumns } from '@medcast/record-schema';
import type { RowNote } from './row-note';

/** Most rows of a chunk: enough that the fixed cost of a run (30 µs) is small, few enough that other work has its turn. */
export const CHUNK_ROWS = 1024;

/** Bytes of rows after which a chunk takes no more. */
export const CHUNK_BYTES = 256 * 1024;

/** Some rows that are answered together. */
export class RowChunk {
  /** Number of the first row in its request, from 0. */
  firstRow = 0;
  readonly columns: RecordColumns;
  /** Where each row begins and ends, counted from the beginning of the chunk's bytes. */
  readonly starts = new Uint32Array(CHUNK_ROWS);
  readonly ends = new Uint32Array(CHUNK_ROWS);
  /** Of the rows of which there is something to say. */
  readonly notes = new Map<number, RowNote>();

  constructor(fields: readonly FieldDeclaration[]) {
    this.columns = createRecordColumns(fields, CHUNK_ROWS);
  }

  get rows(): number {
    return this.columns.rows;
  }

  /** Adds a row whose columns have been written. */
  add(start: number, end: number): void {
    const row = this.columns.rows++;
    this.starts[row] = start;
    this.ends[row] = end;
  }

  /** Makes room for the next rows. */
  clear(): void {
    this.firstRow += this.columns.rows;
    this.columns.rows = 0;
    if (this.notes.size > 0) this.notes.clear();
  }
}
