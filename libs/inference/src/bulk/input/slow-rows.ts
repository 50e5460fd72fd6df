import type { Problem } from '@medcast/problem';
import { type ColumnWriter, compileColumnWriter, type FieldDeclaration } from '@medcast/record-schema';
import type { RowChunk } from '../row-chunk';
import { type RowFailure, toRowFailure } from '../row-note';
import type { ParsedRecord } from './row-source';

/** Adds rows to a chunk that a parser has read: those of which there is something to say. */
export class SlowRows {
  private readonly writeRecord: ColumnWriter;

  constructor(private readonly fields: readonly FieldDeclaration[]) {
    this.writeRecord = compileColumnWriter(fields);
  }

  /** Notes the next row of the chunk, which the caller then adds. */
  note(chunk: RowChunk, parse: () => ParsedRecord): void {
    const { columns, rows, notes } = chunk;
    try {
      const { record, warnings } = parse();
      this.writeRecord(record, columns, rows);
      notes.set(rows, { ok: true, record, warnings });
    } catch (error) {
      this.noteFailure(chunk, toRowFailure(error));
    }
  }

  noteFailure({ columns, rows, notes }: RowChunk, failure: RowFailure): void {
    // What is scored in its place is thrown away, but must not be a number that features refuse.
    this.fields.forEach((_, index) => columns.byField[index]?.fill(0, rows, rows + 1));
    notes.set(rows, failure);
  }

  /** A {@link noteFailure} of a problem that is thrown no further. */
  noteProblem(chunk: RowChunk, problem: Problem): void {
    this.noteFailure(chunk, toRowFailure(problem));
  }
}
