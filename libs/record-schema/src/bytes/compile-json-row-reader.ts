import type { FieldDeclaration } from '../field-declaration';
import type { RecordColumns } from '../record-columns';
import { ASCII, skipBlanks } from './ascii';
import { toUtf8 } from './utf8';
import {
  compileCodeReader,
  compileDateReader,
  compileQuantityReader,
  compileTextReader,
  endsAt,
  quietCodesOf,
  type ValueReader,
} from './value-readers';

/**
 * Reads the record at a place of some bytes into a row of columns.
 *
 * @param bytes with a NUL behind the last one that is to be read
 * @returns the place behind the record, or -1 for one that is not complete or of which there is something to say: it
 *   is left to `parseJson` or `parseText`, and the row of the columns may have been written in part
 */
export type RowReader = (bytes: Uint8Array, at: number, row: number) => number;

/** A field, as a row of JSON has it. */
interface JsonField {
  /** Its name in quotes. */
  readonly key: Uint8Array;
  readonly readValue: ValueReader;
  readonly column: Float64Array;
  readonly mayBeMissing: boolean;
}

const ENDS = endsAt(ASCII.QUOTE, ASCII.BACKSLASH);

/**
 * Compiles the way that nearly every record of JSON takes, from its bytes to the codes of its fields: an object of the
 * fields of the schema, each at most once and without escapes, and nothing to say of any value. For any other record
 * the reader says -1, so that its outcome is the one of `parseJson` in every case.
 *
 * @param columns where all records go
 */
export function compileJsonRowReader(fields: readonly FieldDeclaration[], columns: RecordColumns): RowReader {
  const readable = fields.map((field, index): JsonField => {
    const column = columns.byField[index] ?? new Float64Array();
    const readValue = compileJsonValueReader(field, column);
    const key = toUtf8(JSON.stringify(field.name));
    return { key, readValue, column, mayBeMissing: field.missing === 'allow' };
  });
  const count = readable.length;
  // By field, the number of the object in which it was met last.
  const met = new Uint32Array(count);
  let object = 0;
  return (bytes, start, row) => {
    if (bytes[start] !== ASCII.BRACE_OPEN) return -1;
    object = (object + 1) >>> 0;
    let at = skipBlanks(bytes, start + 1);
    let found = 0;
    // The field that comes next where all are in the order of the schema.
    for (let expected = 0; bytes[at] === ASCII.QUOTE; found++) {
      const index = isKeyAt(readable[expected]?.key, bytes, at) ? expected : findField(readable, bytes, at);
      const field = readable[index];
      if (field === undefined || met[index] === object) return -1;
      met[index] = object;
      expected = index + 1;
      at = skipBlanks(bytes, at + field.key.length);
      if (bytes[at] !== ASCII.COLON) return -1;
      at = field.readValue(bytes, skipBlanks(bytes, at + 1), row);
      if (at < 0) return -1;
      at = skipBlanks(bytes, at);
      if (bytes[at] !== ASCII.COMMA) {
        found++;
        break;
      }
      at = skipBlanks(bytes, at + 1);
      if (bytes[at] !== ASCII.QUOTE) return -1;
    }
    if (bytes[at] !== ASCII.BRACE_CLOSE) return -1;
    return found === count || fillMissing(readable, row, (index) => met[index] !== object) ? at + 1 : -1;
  };
}

function findField(fields: readonly JsonField[], bytes: Uint8Array, at: number): number {
  for (let index = 0; index < fields.length; index++) if (isKeyAt(fields[index]?.key, bytes, at)) return index;
  return -1;
}

function isKeyAt(key: Uint8Array | undefined, bytes: Uint8Array, at: number): boolean {
  if (key === undefined) return false;
  for (let index = 0; index < key.length; index++) if (key[index] !== bytes[at + index]) return false;
  return true;
}

/** Tells whether every field that is missing may be. */
function fillMissing(fields: readonly JsonField[], row: number, isMissing: (index: number) => boolean): boolean {
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    if (field === undefined || !isMissing(index)) continue;
    if (!field.mayBeMissing) return false;
    field.column[row] = NaN;
  }
  return true;
}

function compileJsonValueReader(field: FieldDeclaration, column: Float64Array): ValueReader {
  const read = compilePresentReader(field, column);
  return field.missing === 'allow' ? orNull(read, column) : read;
}

function compilePresentReader(field: FieldDeclaration, column: Float64Array): ValueReader {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return compileQuantityReader(field, column);
    case 'boolean':
      return readBooleans(column);
    case 'category':
      return inQuotes(compileCodeReader(quietCodesOf(field), column, ENDS));
    case 'date':
      return inQuotes(compileDateReader(field, column));
    case 'text':
      return inQuotes(compileTextReader(field.maximumLength, column, ENDS));
  }
}

function inQuotes(read: ValueReader): ValueReader {
  return (bytes, at, row) => {
    if (bytes[at] !== ASCII.QUOTE) return -1;
    const end = read(bytes, at + 1, row);
    return end >= 0 && bytes[end] === ASCII.QUOTE ? end + 1 : -1;
  };
}

const NULL = toUtf8('null');
const TRUE = toUtf8('true');
const FALSE = toUtf8('false');

function orNull(read: ValueReader, column: Float64Array): ValueReader {
  return (bytes, at, row) => {
    if (!isKeyAt(NULL, bytes, at)) return read(bytes, at, row);
    column[row] = NaN;
    return at + NULL.length;
  };
}

function readBooleans(column: Float64Array): ValueReader {
  return (bytes, at, row) => {
    const isTrue = isKeyAt(TRUE, bytes, at);
    if (!isTrue && !isKeyAt(FALSE, bytes, at)) return -1;
    column[row] = isTrue ? 1 : 0;
    return at + (isTrue ? TRUE : FALSE).length;
  };
}
