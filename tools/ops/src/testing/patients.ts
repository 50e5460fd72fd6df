import { patientSchema } from '@medcast/patient-schema';
import { compileRecordParser, type ValidRecord } from '@medcast/record-schema';

const parser = compileRecordParser(patientSchema);

/** A patient who differs from the example of the schema only where told. */
export function patient(change: Readonly<Record<string, unknown>> = {}): ValidRecord {
  const parse = parser.parseJson({
    ...Object.fromEntries(patientSchema.fields.map((field) => [field.name, field.example])),
    ...change,
  });
  if (parse.ok) return parse.record;
  throw new TypeError(parse.errors.map((error) => error.message).join('; '));
}
