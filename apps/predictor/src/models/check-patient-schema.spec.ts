import { patientSchema } from '@medcast/patient-schema';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import { checkPatientSchema } from './check-patient-schema';

function withFields(change: (field: FieldDeclaration) => FieldDeclaration): RecordSchema {
  return { ...patientSchema, fields: patientSchema.fields.map(change) };
}

describe('checkPatientSchema', () => {
  it.each([
    ['the schema itself', patientSchema],
    ['other labels', withFields((field) => ({ ...field, label: `The ${field.label}` }))],
    [
      'trained ranges',
      withFields((field) => (field.kind === 'integer' ? { ...field, trained: { minimum: 1, maximum: 9 } } : field)),
    ],
    ['another order', { ...patientSchema, fields: patientSchema.fields.toReversed() }],
  ])('accepts %s', (_what, schema) => {
    expect(() => checkPatientSchema(schema)).not.toThrow();
  });

  it('names the fields of another name, kind or category', () => {
    const schema = withFields((field) => {
      if (field.name === 'age') return { ...field, name: 'years' };
      return field.kind === 'category' ? { ...field, categories: field.categories.slice(1) } : field;
    });
    expect(() => checkPatientSchema(schema)).toThrow(
      /BUNDLE_SCHEMA_UNREADABLE: .*age: integer.*smoker: category of no, yes.*got others \(years: integer; .*smoker: category of yes/,
    );
  });

  it('refuses a schema without a field', () => {
    const schema = { ...patientSchema, fields: patientSchema.fields.slice(1) };
    expect(() => checkPatientSchema(schema)).toThrow(
      'expected the fields of a patient (age: integer), got others (none)',
    );
  });
});
