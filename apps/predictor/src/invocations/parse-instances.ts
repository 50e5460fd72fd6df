import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';
import {
  type FieldDeclaration,
  type RecordParse,
  type RecordParser,
  renderGot,
  type ValidRecord,
} from '@medcast/record-schema';
import { invalidRequest } from '../oip/invalid-request';
import { isObject } from '../oip/request/parse-request-json';

/** Records as a request gives them, before any is checked. */
export interface Instances {
  /** Name of the part of the body that holds them: "instances". */
  readonly part: string;
  readonly rows: readonly unknown[];
}

/** What checks them. */
export interface InstanceSchema {
  readonly fields: readonly FieldDeclaration[];
  readonly parser: RecordParser;
  /** Most records of one request. */
  readonly maxRows: number;
}

/** Errors that are told one by one, so that an answer never outgrows its request. */
const ERRORS_AT_MOST = 20;

/**
 * Checks each instance: an object of named fields, or a list of values in the order of the schema.
 *
 * @throws Problem RECORD_INVALID with paths such as `/instances/3/age`, BODY_TOO_LARGE beyond `maxRows`,
 *   INFERENCE_REQUEST_INVALID for a list of another length
 */
export function parseInstances(
  { part, rows }: Instances,
  { fields, parser, maxRows }: InstanceSchema,
): readonly ValidRecord[] {
  const parses = rows.map(
    (instance) => () => parser.parseJson(Array.isArray(instance) ? toNamed(instance, fields) : toPlain(instance, part)),
  );
  return parseRows(parses, { part, maxRows });
}

/** What the rows of a request are called, and how many there may be. */
export interface RowLimits {
  /** First part of the paths of errors. */
  readonly part: string;
  readonly maxRows: number;
}

/**
 * Parses rows one by one.
 *
 * @throws Problem RECORD_INVALID with paths such as `/instances/3/age`, BODY_TOO_LARGE beyond `maxRows`
 */
export function parseRows(rows: readonly (() => RecordParse)[], { part, maxRows }: RowLimits): readonly ValidRecord[] {
  if (rows.length > maxRows) {
    const detail = `expected at most ${maxRows} records, got more; split them, or raise MAX_ROWS`;
    throw new Problem('BODY_TOO_LARGE', detail);
  }
  const records: ValidRecord[] = [];
  const errors: FieldError[] = [];
  for (const [row, parseRow] of rows.entries()) {
    const parse = parseRow();
    if (parse.ok) records.push(parse.record);
    else errors.push(...parse.errors.map((error) => toRowError(error, part, row)));
    if (errors.length >= ERRORS_AT_MOST) break;
  }
  if (errors.length === 0) return records;
  throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
}

function toNamed(values: readonly unknown[], fields: readonly FieldDeclaration[]): Readonly<Record<string, unknown>> {
  if (values.length === fields.length)
    return Object.fromEntries(fields.map(({ name }, index) => [name, values[index]]));
  const names = fields.map(({ name }) => name).join(', ');
  throw invalidRequest(`expected ${fields.length} values (${names}), got ${values.length}`);
}

function toPlain(instance: unknown, part: string): Readonly<Record<string, unknown>> {
  if (isObject(instance)) return instance;
  throw invalidRequest(`expected ${part} of objects or lists, got ${renderGot(instance)}`);
}

function toRowError(error: FieldError, part: string, row: number): FieldError {
  return { ...error, path: `${toFieldPointer(part)}/${row}${error.path}`, message: `${error.message} (row ${row})` };
}
