import type { FieldError } from '@medcast/problem';
import { coerceText, hasText } from './coerce-text';
import { checkFieldValue, type FieldCheck, isRefusal } from './field-check';
import type { FieldDeclaration, FieldValue } from './field-declaration';
import { toFieldError, toMissingError } from './field-error';
import { compileQuickCheck } from './quick-check';
import type { RecordSchema } from './record-schema';
import { renderGot } from './render-got';
import { warnOutsideTrained } from './trained-range';
import { findUnknownFields } from './unknown-fields';
import type { RecordParse, RecordParser, RecordWarning, ValidRecord } from './valid-record';

const NO_WARNINGS: readonly RecordWarning[] = Object.freeze([]);

/** How the value of a field that is there is read: strictly from JSON or coerced from text. */
type ReadField = (field: FieldDeclaration, input: unknown) => FieldCheck;

/**
 * Compiles the checks of a schema. The parser keeps no state and reports every problem of a record at once,
 * in the order of the schema, unknown fields last.
 *
 * @example
 * const parse = compileRecordParser(patientSchema).parseJson(JSON.parse(body));
 * if (!parse.ok) throw new Problem('RECORD_INVALID', 'see errors', { errors: parse.errors });
 */
export function compileRecordParser(schema: RecordSchema): RecordParser {
  const known: ReadonlySet<string> = new Set(schema.fields.map((field) => field.name));
  const parseQuickly = compileQuickParse(schema);
  return {
    parseJson: (input) =>
      isObject(input)
        ? (parseQuickly(input) ?? parseFields({ schema, known, input, read: checkFieldValue }))
        : notAnObject(input),
    parseText: (texts) => parseFields({ schema, known, input: dropBlanks(texts), read: readText }),
  };
}

/**
 * Compiles the way that nearly every record takes: each field is there, nothing else is, and there is nothing to say of
 * any value. `undefined` for any other record.
 */
function compileQuickParse({
  fields,
}: RecordSchema): (input: Readonly<Record<string, unknown>>) => RecordParse | undefined {
  const names = fields.map(({ name }) => name);
  const checks = fields.map(compileQuickCheck);
  return (input) => {
    const values: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) {
      const name = names[index] ?? '';
      const value = input[name];
      if (checks[index]?.(value) !== true) return undefined;
      values[name] = value;
    }
    if (Object.keys(input).length !== names.length) return undefined;
    return { ok: true, record: values as ValidRecord, warnings: NO_WARNINGS };
  };
}

interface FieldsToParse {
  readonly schema: RecordSchema;
  readonly known: ReadonlySet<string>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly read: ReadField;
}

function parseFields({ schema, known, input, read }: FieldsToParse): RecordParse {
  const values: Record<string, FieldValue> = {};
  const errors: FieldError[] = [];
  for (const field of schema.fields) {
    const value = input[field.name];
    if (value === undefined || value === null) {
      if (field.missing === 'refuse') errors.push(toMissingError(field));
      values[field.name] = null;
      continue;
    }
    const check = read(field, value);
    if (isRefusal(check)) errors.push(toFieldError(field, check, value));
    else values[field.name] = check.value;
  }
  errors.push(...findUnknownFields(input, known));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, record: values as ValidRecord, warnings: collectWarnings(schema, values) };
}

function collectWarnings(schema: RecordSchema, values: Readonly<Record<string, FieldValue>>): readonly RecordWarning[] {
  let warnings: RecordWarning[] | undefined;
  for (const field of schema.fields) {
    const warning = warnOutsideTrained(field, values[field.name] ?? null);
    if (warning !== undefined) (warnings ??= []).push(warning);
  }
  return warnings ?? NO_WARNINGS;
}

function readText(field: FieldDeclaration, input: unknown): FieldCheck {
  return coerceText(field, String(input));
}

function dropBlanks(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => hasText(entry[1])));
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function notAnObject(input: unknown): RecordParse {
  const message = `expected an object of named fields, got ${renderGot(input)}`;
  return { ok: false, errors: [{ path: '', code: 'RECORD_NOT_AN_OBJECT', message, allowed: { type: 'object' } }] };
}
