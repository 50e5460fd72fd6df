import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';
import { coerceText, hasText } from './coerce-text';
import { compileRecordParser } from './compile-record-parser';
import { csvColumns } from './csv-columns';
import { isRefusal } from './field-check';
import { toFieldError, toMissingError } from './field-error';
import type { FieldValue } from './field-declaration';
import type { RecordSchema } from './record-schema';
import { truncate } from './render-got';
import type { RecordWarning, ValidRecord } from './valid-record';

/** Outcome of parsing one row of a table that has the target. */
export type LabelledRowParse =
  | {
      readonly ok: true;
      readonly record: ValidRecord;
      readonly target: FieldValue;
      readonly warnings: readonly RecordWarning[];
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads the rows of a table with a given header. */
export type LabelledRowParser = (cells: readonly (string | undefined)[]) => LabelledRowParse;

/**
 * Compiles the reader of a training table: every field of the schema and its target must be a column, in any order.
 *
 * @param header the table's column names
 * @param ignored names of columns that may stand in the table too and are not read
 * @throws Problem TABLE_COLUMNS_WRONG, naming every column that is missing, unknown or given twice
 */
export function compileLabelledRowParser(
  schema: RecordSchema,
  header: readonly string[],
  ignored: readonly string[] = [],
): LabelledRowParser {
  const { target } = schema;
  const expected = [...csvColumns(schema), target.name];
  checkHeader(
    expected,
    header.filter((name) => expected.includes(name) || !ignored.includes(name)),
  );
  const parser = compileRecordParser(schema);
  const targetIndex = header.indexOf(target.name);
  const columns = schema.fields.map((field) => ({ name: field.name, index: header.indexOf(field.name) }));
  return (cells) => {
    const parse = parser.parseText(Object.fromEntries(columns.map(({ name, index }) => [name, cells[index]])));
    const text = cells[targetIndex];
    const check = hasText(text) ? coerceText(target, text) : undefined;
    if (parse.ok && check !== undefined && !isRefusal(check)) return { ...parse, target: check.value };
    const errors = parse.ok ? [] : [...parse.errors];
    if (check === undefined) errors.push(toMissingError(target));
    else if (isRefusal(check)) errors.push(toFieldError(target, check, text));
    return { ok: false, errors };
  };
}

function checkHeader(expected: readonly string[], header: readonly string[]): void {
  const errors: FieldError[] = [
    ...expected
      .filter((name) => !header.includes(name))
      .map((name) => toColumnError('FIELD_REQUIRED', name, 'expected a column of this name, got none')),
    ...header
      .filter((name) => !expected.includes(name))
      .map((name) => toColumnError('FIELD_UNKNOWN', name, `expected only ${expected.join(', ')}, got another column`)),
    ...header
      .filter((name, index) => header.indexOf(name) !== index)
      .map((name) => toColumnError('FIELD_DUPLICATED', name, 'expected one column of this name, got two')),
  ];
  if (errors.length === 0) return;
  throw new Problem(
    'TABLE_COLUMNS_WRONG',
    `expected the columns ${expected.join(', ')}: ${errors.map((error) => error.message).join('; ')}`,
    { errors },
  );
}

function toColumnError(code: FieldError['code'], name: string, rest: string): FieldError {
  return { path: toFieldPointer(truncate(name)), code, message: `${truncate(name)}: ${rest}` };
}
