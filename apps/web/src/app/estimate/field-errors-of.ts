import { type FieldError, parseFieldPointer } from '@medcast/problem';
import type { RecordSchema } from '@medcast/record-schema';
import { RequestFailure } from '../api/request-failure';

/** What a refused request says of single fields; empty unless every one of its errors belongs beside a field. */
export function fieldErrorsOf(error: unknown, schema: RecordSchema): readonly FieldError[] {
  if (!(error instanceof RequestFailure) || error.failure.kind !== 'problem') return [];
  const { errors } = error.failure.problem;
  const names = new Set(schema.fields.map((field) => field.name));
  const isBesideField = ({ path }: FieldError): boolean => names.has(parseFieldPointer(path) ?? '');
  return errors.every(isBesideField) ? errors : [];
}
