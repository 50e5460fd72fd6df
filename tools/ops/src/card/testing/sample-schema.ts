import type { RecordSchema } from '@medcast/record-schema';

/** A schema with one quantity and two category fields, with what a model has seen of them. */
export const sampleSchema: RecordSchema = {
  schemaVersion: 1,
  name: 'patient',
  title: 'Patient',
  description: 'A person with health insurance.',
  fields: [
    {
      kind: 'number',
      name: 'bmi',
      label: 'Body mass index',
      unit: 'kg/m²',
      minimum: 10,
      maximum: 80,
      missing: 'refuse',
      example: 27.9,
      trained: { minimum: 15.96, maximum: 53.13 },
    },
    {
      kind: 'category',
      name: 'smoker',
      label: 'Smoker',
      categories: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
      missing: 'refuse',
      example: 'no',
      trained: { categories: ['yes', 'no'] },
    },
    {
      kind: 'category',
      name: 'region',
      label: 'Region',
      categories: [
        { value: 'northeast', label: 'North-east' },
        { value: 'southwest', label: 'South-west' },
      ],
      missing: 'refuse',
      example: 'northeast',
      trained: { categories: ['northeast', 'southwest'] },
    },
  ],
  target: {
    kind: 'number',
    name: 'charges',
    label: 'Charges',
    unit: 'USD',
    minimum: 0,
    missing: 'refuse',
    example: 16884.92,
  },
};
