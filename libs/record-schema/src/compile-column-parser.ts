import { type FieldError, toFieldPointer } from '@medcast/problem';
import { checkFieldValue, type FieldCheck, isRefusal, type Refusal } from './field-check';
import { createFieldEncoder, type FieldEncoder } from './field-code';
import type { CategoryField, FieldDeclaration, FieldValue, QuantityField } from './field-declaration';
import { toFieldError, toMissingError } from './field-error';
import type { RecordColumns } from './record-columns';
import type { RecordSchema } from './record-schema';
import type { ValidRecord } from './valid-record';

/**
 * The values of one field, one for each row. In a `Float64Array` of a quantity NaN is a missing value; that of a category
 * holds positions in its declaration, each of them valid. Elsewhere `null` is a missing value.
 */
export type FieldColumn = Float64Array | readonly FieldValue[];

/** Valid records by column. */
export interface ColumnRecords {
  readonly columns: RecordColumns;
  /** One of them, with the properties of the schema in its order. */
  recordAt(row: number): ValidRecord;
}

/** Outcome of parsing columns: one record for each row, or what is wrong with them. */
export type ColumnsParse =
  ({ readonly ok: true } & ColumnRecords) | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Columns as they came: in the order of the fields, `undefined` for one that is absent. */
export interface Columns {
  readonly rows: number;
  readonly byField: readonly (FieldColumn | undefined)[];
}

/** Reads columns by the declarations of their fields. */
export type ColumnParser = (columns: Columns) => ColumnsParse;

/** Errors that are told one by one, so that an answer never outgrows its request. */
const ERRORS_AT_MOST = 20;

/** Index of the first row at or after `from` that the field refuses; -1 where there is none. */
type RowFinder = (column: FieldColumn, from: number) => number;

/**
 * Compiles the checks of a schema for whole columns: strict as `parseJson` of a record parser, and no object is made for
 * a row. Errors have paths such as `/rows/3/age`; at most 20 are told, the first of each field.
 */
export function compileColumnParser(schema: RecordSchema): ColumnParser {
  const finders = schema.fields.map(compileRowFinder);
  const encoders = schema.fields.map(createFieldEncoder);
  return (columns) => {
    const errors = schema.fields.flatMap((field, index) => {
      const column = columns.byField[index];
      const find = finders[index];
      if (column === undefined || find === undefined) return field.missing === 'refuse' ? [toMissingError(field)] : [];
      return errorsOf(field, column, find);
    });
    if (errors.length > 0) return { ok: false, errors: errors.slice(0, ERRORS_AT_MOST) };
    const { rows, byField } = columns;
    const codes = encoders.map((encode, index) => toCodes(byField[index], encode, rows));
    const recordAt = (row: number): ValidRecord => toRecord(schema.fields, byField, row);
    return { ok: true, columns: { rows, byField: codes, capacity: rows }, recordAt };
  };
}

function toCodes(column: FieldColumn | undefined, encode: FieldEncoder, rows: number): Float64Array {
  if (column instanceof Float64Array) return column;
  const codes = new Float64Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = encode(column?.[row]);
  return codes;
}

function toRecord(
  fields: readonly FieldDeclaration[],
  byField: readonly (FieldColumn | undefined)[],
  row: number,
): ValidRecord {
  const values: Record<string, FieldValue> = {};
  fields.forEach((field, index) => {
    const value = toFieldValue(byField[index]?.[row]);
    values[field.name] = field.kind === 'category' && typeof value === 'number' ? valueAt(field, value) : value;
  });
  return values as ValidRecord;
}

function valueAt({ categories }: CategoryField, position: number): FieldValue {
  return categories[position]?.value ?? null;
}

function toFieldValue(value: FieldValue | undefined): FieldValue {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function errorsOf(field: FieldDeclaration, column: FieldColumn, find: RowFinder): readonly FieldError[] {
  const errors: FieldError[] = [];
  let row = find(column, 0);
  while (row >= 0 && errors.length < ERRORS_AT_MOST) {
    errors.push(toRowError(field, row, toFieldValue(column[row])));
    row = find(column, row + 1);
  }
  return errors;
}

function toRowError(field: FieldDeclaration, row: number, value: FieldValue): FieldError {
  const check: FieldCheck | undefined = value === null ? undefined : checkFieldValue(field, value);
  const error = check !== undefined && isRefusal(check) ? toFieldError(field, check, value) : toMissingError(field);
  return { ...error, path: `/rows/${row}${toFieldPointer(field.name)}`, message: `${error.message} (row ${row})` };
}

function compileRowFinder(field: FieldDeclaration): RowFinder {
  if (field.kind === 'integer' || field.kind === 'number') return compileQuantityFinder(field);
  // Most columns of texts hold a few values again and again.
  const known = new Set<FieldValue>(field.kind === 'category' ? field.categories.map(({ value }) => value) : []);
  const refuses = (value: FieldValue | undefined): boolean => {
    if (value === undefined || value === null) return field.missing === 'refuse';
    const check: FieldCheck | Refusal = checkFieldValue(field, value);
    return isRefusal(check);
  };
  return (column, from) => {
    // Positions.
    if (column instanceof Float64Array) return -1;
    for (let row = from; row < column.length; row++) {
      const value = column[row];
      if ((value === undefined || !known.has(value)) && refuses(value)) return row;
    }
    return -1;
  };
}

function compileQuantityFinder(field: QuantityField): RowFinder {
  const { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE, missing, kind } = field;
  return (column, from) => {
    for (let row = from; row < column.length; row++) {
      const value = column[row];
      if (typeof value === 'number' && value >= minimum && value <= maximum) {
        if (kind === 'number' || Number.isInteger(value)) continue;
        return row;
      }
      const isMissing = value === undefined || value === null || Number.isNaN(value);
      if (!isMissing || missing === 'refuse') return row;
    }
    return -1;
  };
}
