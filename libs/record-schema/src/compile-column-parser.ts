import { type FieldError, toFieldPointer } from '@medcast/problem';
import { checkFieldValue, type FieldCheck, isRefusal, type Refusal } from './field-check';
import type { FieldDeclaration, FieldValue, QuantityField } from './field-declaration';
import { toFieldError, toMissingError } from './field-error';
import type { RecordSchema } from './record-schema';
import type { ValidRecord } from './valid-record';

/** The values of one field, one for each row. In a `Float64Array`, NaN is a missing value; elsewhere `null` is. */
export type FieldColumn = Float64Array | readonly FieldValue[];

/** Outcome of parsing columns: one record for each row, or what is wrong with them. */
export type ColumnsParse =
  | { readonly ok: true; readonly records: readonly ValidRecord[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

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
 * Compiles the checks of a schema for whole columns: strict as `parseJson` of a record parser, and no object is made
 * but the records themselves. Errors have paths such as `/rows/3/age`; at most 20 are told, the first of each field.
 */
export function compileColumnParser(schema: RecordSchema): ColumnParser {
  const finders = schema.fields.map(compileRowFinder);
  const blank = Object.fromEntries(schema.fields.map(({ name }) => [name, null]));
  return (columns) => {
    const errors = schema.fields.flatMap((field, index) => {
      const column = columns.byField[index];
      const find = finders[index];
      if (column === undefined || find === undefined) return field.missing === 'refuse' ? [toMissingError(field)] : [];
      return errorsOf(field, column, find);
    });
    if (errors.length > 0) return { ok: false, errors: errors.slice(0, ERRORS_AT_MOST) };
    return { ok: true, records: toRecords(schema.fields, columns, blank) };
  };
}

function toRecords(
  fields: readonly FieldDeclaration[],
  { rows, byField }: Columns,
  blank: Readonly<Record<string, FieldValue>>,
): readonly ValidRecord[] {
  const given = fields.flatMap(({ name }, index) => {
    const column = byField[index];
    return column === undefined ? [] : [{ name, column }];
  });
  const records = new Array<ValidRecord>(rows);
  for (let row = 0; row < rows; row++) {
    // A copy, so that all records have the properties of the schema in one order and one shape.
    const record = { ...blank };
    for (const { name, column } of given) record[name] = toFieldValue(column[row]);
    records[row] = record as ValidRecord;
  }
  return records;
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
