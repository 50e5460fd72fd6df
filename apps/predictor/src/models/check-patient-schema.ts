import { patientSchema } from '@medcast/patient-schema';
import { schemaHashOf } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';

/** Name of the model that predicts for a `Patient`. */
export const INSURANCE_MODEL = 'insurance';

/**
 * Checks that the records of an insurance bundle are patients as this program knows them: the same fields of the same
 * kinds with the same categories. Labels, help and bounds may differ: they come with the bundle.
 *
 * @throws Problem BUNDLE_SCHEMA_UNREADABLE, naming each field that differs
 */
export function checkPatientSchema(schema: RecordSchema): void {
  if (schemaHashOf(schema) === schemaHashOf(patientSchema)) return;
  const expected = patientSchema.fields.map(describe);
  const got = schema.fields.map(describe);
  const missing = expected.filter((field) => !got.includes(field));
  const unknown = got.filter((field) => !expected.includes(field));
  if (missing.length === 0 && unknown.length === 0) return;
  const detail = `expected the fields of a patient (${missing.join('; ') || 'all there'}), got others (${unknown.join('; ') || 'none'}); train the bundle with this release`;
  throw new Problem('BUNDLE_SCHEMA_UNREADABLE', detail);
}

function describe(field: FieldDeclaration): string {
  if (field.kind !== 'category') return `${field.name}: ${field.kind}`;
  const values = field.categories.map(({ value }) => value).sort();
  return `${field.name}: ${field.kind} of ${values.join(', ')}`;
}
