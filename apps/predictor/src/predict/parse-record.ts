import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';
import type { RecordParse, RecordParser } from '@medcast/record-schema';
import type { JsonDocument } from '../json-body/json-document';

/** A record that was accepted, with its warnings. */
export type AcceptedRecord = Extract<RecordParse, { readonly ok: true }>;

/**
 * Parses the record of a request.
 *
 * @throws Problem RECORD_INVALID with everything that is wrong with it; JSON_MALFORMED where there is no body
 */
export function parseRecord(parser: RecordParser, document: JsonDocument | undefined | null): AcceptedRecord {
  if (document === undefined || document === null) {
    throw new Problem('JSON_MALFORMED', 'expected a body of well-formed JSON, got an empty body');
  }
  const parse = parser.parseJson(document.value);
  const errors = [...document.duplicatedNames.map(toDuplicateError), ...(parse.ok ? [] : parse.errors)];
  if (parse.ok && errors.length === 0) return parse;
  throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
}

function toDuplicateError(name: string): FieldError {
  return { path: toFieldPointer(name), code: 'FIELD_DUPLICATED', message: `${name}: expected one value, got several` };
}
