import { Problem } from '@medcast/problem';
import { compileRecordParser, toInstance } from '@medcast/record-schema';
import { Patient } from './patient';
import { patientSchema } from './patient-schema';

const parser = compileRecordParser(patientSchema);

/**
 * Reads a patient from JSON, strictly.
 *
 * @throws Problem RECORD_INVALID, with an error for each field that cannot be accepted
 */
export function parsePatient(input: unknown): Patient {
  const parse = parser.parseJson(input);
  if (parse.ok) return toInstance(Patient, parse.record);
  throw new Problem('RECORD_INVALID', parse.errors.map((error) => error.message).join('; '), { errors: parse.errors });
}
