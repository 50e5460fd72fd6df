import { renderGot } from '@medcast/record-schema';
import { invalidRequest } from '../oip/invalid-request';
import { isObject } from '../oip/request/parse-request-json';
import type { Instances } from './parse-instances';

type Body = Readonly<Record<string, unknown>>;

/** How each format lists its records (MLflow's scoring server; Vertex AI and TensorFlow Serving for `instances`). */
const FORMATS: Readonly<Record<string, (value: unknown) => readonly unknown[]>> = {
  instances: (value) => toRows(value, 'instances'),
  inputs: (value) => toRows(value, 'inputs'),
  dataframe_records: toList,
  dataframe_split: fromSplit,
};

/**
 * Reads the records of an invocation, in whichever of the formats its body is.
 *
 * @throws Problem INFERENCE_REQUEST_INVALID for a body of none or of several formats, or whose columns are of different
 *   lengths
 */
export function parseInvocation(body: unknown): Instances {
  const given = isObject(body) ? Object.keys(FORMATS).filter((name) => Object.hasOwn(body, name)) : [];
  const [part, ...others] = given;
  const list = part === undefined ? undefined : FORMATS[part];
  if (!isObject(body) || part === undefined || list === undefined || others.length > 0) {
    const got = given.length > 1 ? given.join(' and ') : renderGot(body);
    throw invalidRequest(`expected an object with one of ${Object.keys(FORMATS).join(', ')}, got ${got}`);
  }
  return { part, rows: list(body[part]) };
}

function toRows(value: unknown, part: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) return fromColumns(value, part);
  throw invalidRequest(`expected ${part} as a list of records or an object of columns, got ${renderGot(value)}`);
}

function toList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidRequest(`expected dataframe_records as a list of objects, got ${renderGot(value)}`);
}

/** An object of lists of equal length; one of single values is a single record. */
function fromColumns(columns: Body, part: string): readonly unknown[] {
  const entries = Object.entries(columns);
  const lists = entries.filter(([, values]) => Array.isArray(values));
  if (lists.length === 0) return [columns];
  const rows = Array.isArray(lists[0]?.[1]) ? lists[0][1].length : 0;
  if (lists.length < entries.length || lists.some(([, values]) => Array.isArray(values) && values.length !== rows)) {
    throw invalidRequest(`expected the columns of ${part} as lists of ${rows} values, got others`);
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      entries.map(([name, values]) => [name, Array.isArray(values) ? (values[row] as unknown) : null]),
    ),
  );
}

/** What pandas writes with `orient="split"`; its index means nothing here. */
function fromSplit(value: unknown): readonly unknown[] {
  const { columns, data } = isObject(value) ? value : {};
  if (!isNames(columns) || !Array.isArray(data)) {
    throw invalidRequest('expected dataframe_split with columns, a list of names, and data, a list of rows');
  }
  return data.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== columns.length) {
      throw invalidRequest(`expected rows of ${columns.length} values in dataframe_split, got another`);
    }
    return Object.fromEntries(columns.map((name, index) => [name, row[index] as unknown]));
  });
}

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((name) => typeof name === 'string') && new Set(value).size === value.length
  );
}
