import { compileRecordParser, type FieldValue, type ValidRecord } from '@medcast/record-schema';
import { visitSchema } from './visit-schema';

/** The fields of a visit before they are checked. */
export type VisitFields = Readonly<Record<string, FieldValue>>;

const plainVisit: VisitFields = {
  age: 40,
  bmi: 27.5,
  smoker: 'no',
  region: 'south',
  insured: true,
  urgent: false,
  city: 'Bern',
  born: '1980-02-29',
  seen: '2024-01-01',
  note: 'first visit',
};

const parser = compileRecordParser(visitSchema);

/** A checked visit: a plain one but for the fields given. */
export function toVisit(fields: VisitFields = {}): ValidRecord {
  const parsed = parser.parseJson({ ...plainVisit, ...fields });
  if (!parsed.ok) throw new Error(`not a visit: ${JSON.stringify(parsed.errors)}`);
  return parsed.record;
}
