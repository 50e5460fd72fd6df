import type { RecordSchema } from '../record-schema';

/** A schema with a field of every kind, for tests. */
export const recordOfEveryKind: RecordSchema = {
  schemaVersion: 1,
  name: 'every-kind',
  title: 'Every kind',
  description: 'One field of each kind.',
  fields: [
    {
      kind: 'integer',
      name: 'age',
      label: 'Age',
      unit: 'years',
      minimum: 0,
      maximum: 120,
      missing: 'refuse',
      example: 40,
      trained: { minimum: 18, maximum: 64 },
    },
    {
      kind: 'number',
      name: 'bmi',
      label: 'BMI',
      unit: 'kg/m²',
      minimum: 10,
      maximum: 80,
      step: 0.1,
      missing: 'refuse',
      example: 27.9,
    },
    {
      kind: 'category',
      name: 'smoker',
      label: 'Smoker',
      categories: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
      missing: 'refuse',
      example: 'no',
      trained: { categories: ['no'] },
    },
    { kind: 'boolean', name: 'insured', label: 'Insured', missing: 'refuse', example: true },
    { kind: 'text', name: 'note', label: 'Note', maximumLength: 50, missing: 'refuse', example: 'none' },
    { kind: 'number', name: 'weight', label: 'Weight', unit: 'kg', missing: 'allow', example: 70.5 },
  ],
  target: {
    kind: 'number',
    name: 'charges',
    label: 'Charges',
    unit: 'USD',
    minimum: 0,
    missing: 'refuse',
    example: 100,
  },
};
