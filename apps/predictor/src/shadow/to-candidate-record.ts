import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import type { LoadedModel } from '../models/loaded-model';

/**
 * Makes a record that the champion has accepted one of the candidate, whose schema may be another.
 *
 * @throws Problem `RECORD_INVALID` where the candidate's schema does not accept it
 */
export function toCandidateRecord({ parser }: LoadedModel, record: ValidRecord): ValidRecord {
  const parsed = parser.parseJson({ ...record });
  if (parsed.ok) return parsed.record;
  const fields = parsed.errors.map(({ path }) => path).join(', ');
  throw new Problem(
    'RECORD_INVALID',
    `expected a record that the candidate accepts, got one that differs at ${fields}`,
  );
}
