import type { FieldDeclaration } from '../field-declaration';
import type { RecordColumns } from '../record-columns';
import { ASCII } from './ascii';
import type { RowReader } from './compile-json-row-reader';
import {
  compileCodeReader,
  compileDateReader,
  compileQuantityReader,
  compileTextReader,
  endsAt,
  quietCodesOf,
  type ValueReader,
} from './value-readers';

/** A table of CSV. */
export interface CsvTable {
  readonly fields: readonly FieldDeclaration[];
  /** Names of the columns, in their order; those of no field are passed over. */
  readonly header: readonly string[];
  /** The byte between two cells. */
  readonly delimiter: number;
}

/**
 * Compiles the way that nearly every row of CSV takes, from its bytes to the codes of its fields: plain numbers and
 * dates, categories to the letter, quotes only around a whole cell, and nothing to say of any value. For any other row,
 * and for one without a line end, the reader says -1: its outcome is the one of `parseText` in every case.
 *
 * @param columns where all records go
 */
export function compileCsvRowReader({ fields, header, delimiter }: CsvTable, columns: RecordColumns): RowReader {
  const ends = endsAt(ASCII.QUOTE, ASCII.LINE_FEED, ASCII.CARRIAGE_RETURN, delimiter);
  const quotedEnds = endsAt(ASCII.QUOTE);
  const absent = fields.flatMap(({ name }, index) => (header.includes(name) ? [] : [columns.byField[index]]));
  const readers = header.map((name): ValueReader => {
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    const column = columns.byField[index];
    if (field === undefined || column === undefined) return compileSkipper(ends, quotedEnds);
    return compileCellReader(field, { column, ends });
  });
  const last = readers.length - 1;
  return (bytes, start, row) => {
    let at = start;
    for (let index = 0; index <= last; index++) {
      const isQuoted = bytes[at] === ASCII.QUOTE;
      at = readers[index]?.(bytes, isQuoted ? at + 1 : at, row) ?? -1;
      if (at < 0 || (isQuoted && bytes[at++] !== ASCII.QUOTE)) return -1;
      if (index < last && bytes[at++] !== delimiter) return -1;
    }
    if (bytes[at] === ASCII.CARRIAGE_RETURN) at++;
    if (bytes[at] !== ASCII.LINE_FEED) return -1;
    for (const column of absent) if (column !== undefined) column[row] = NaN;
    return at + 1;
  };
}

interface CellTarget {
  readonly column: Float64Array;
  readonly ends: Uint8Array;
}

function compileCellReader(field: FieldDeclaration, target: CellTarget): ValueReader {
  const read = compilePresentReader(field, target);
  const { column, ends } = target;
  const mayBeMissing = field.missing === 'allow';
  return (bytes, at, row) => {
    if (ends[bytes[at] ?? 0] === 0) return read(bytes, at, row);
    if (!mayBeMissing || bytes[at] === ASCII.NUL) return -1;
    column[row] = NaN;
    return at;
  };
}

function compilePresentReader(field: FieldDeclaration, { column, ends }: CellTarget): ValueReader {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return compileQuantityReader(field, column);
    case 'boolean':
      return compileCodeReader(BOOLEANS, column, ends);
    case 'category':
      return compileCodeReader(withoutOuterBlanks(quietCodesOf(field)), column, ends);
    case 'date':
      return compileDateReader(field, column);
    case 'text': {
      const read = compileTextReader(field.maximumLength, column, ends);
      // Blanks alone are a missing value.
      return (bytes, at, row) => (bytes[at] === ASCII.SPACE ? -1 : read(bytes, at, row));
    }
  }
}

const BOOLEANS: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['yes', 1],
  ['1', 1],
  ['false', 0],
  ['no', 0],
  ['0', 0],
]);

/** Texts of cells are trimmed before they are looked up. */
function withoutOuterBlanks(codes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...codes].filter(([text]) => text !== '' && text === text.trim()));
}

/** Passes over a cell. */
function compileSkipper(ends: Uint8Array, quotedEnds: Uint8Array): ValueReader {
  return (bytes, at) => {
    const own = bytes[at - 1] === ASCII.QUOTE ? quotedEnds : ends;
    let end = at;
    while (own[bytes[end] ?? 0] === 0) end++;
    return bytes[end] === ASCII.NUL ? -1 : end;
  };
}
