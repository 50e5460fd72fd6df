import { type FieldError, toFieldPointer } from '@medcast/problem';
import { truncate } from './render-got';

/** Unknown fields that are named one by one; the rest is counted, so that an answer never outgrows its request. */
const UNKNOWN_NAMED_AT_MOST = 20;

/** One error for each field of the input that the schema does not know. */
export function findUnknownFields(input: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): FieldError[] {
  const unknown = Object.keys(input).filter((name) => !known.has(name));
  if (unknown.length === 0) return [];
  const errors = unknown.slice(0, UNKNOWN_NAMED_AT_MOST).map((name) => toUnknownError(name, known));
  const unnamed = unknown.length - errors.length;
  if (unnamed === 0) return errors;
  return [...errors, { path: '', code: 'FIELD_UNKNOWN', message: `${unnamed} more fields are unknown` }];
}

function toUnknownError(name: string, known: ReadonlySet<string>): FieldError {
  const shown = truncate(name);
  return {
    path: toFieldPointer(shown),
    code: 'FIELD_UNKNOWN',
    message: `${shown}: expected only ${[...known].join(', ')}, got a field of another name`,
    allowed: { values: [...known] },
  };
}
