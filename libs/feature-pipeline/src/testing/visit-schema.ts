import type { RecordSchema } from '@medcast/record-schema';

/** A schema with every kind of field, each once required and (but text) once allowed to be missing. */
export const visitSchema: RecordSchema = {
  schemaVersion: 1,
  name: 'visit',
  title: 'Visit',
  description: 'A visit at a doctor, made up for tests.',
  fields: [
    { kind: 'integer', name: 'age', label: 'Age', missing: 'refuse', minimum: 0, maximum: 120, example: 40 },
    { kind: 'number', name: 'bmi', label: 'Body mass index', missing: 'allow', minimum: 10, maximum: 80, example: 27 },
    {
      kind: 'category',
      name: 'smoker',
      label: 'Smoker',
      missing: 'refuse',
      categories: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
      example: 'no',
    },
    {
      kind: 'category',
      name: 'region',
      label: 'Region',
      missing: 'allow',
      categories: [
        { value: 'north', label: 'North' },
        { value: 'south', label: 'South' },
        { value: 'west', label: 'West' },
      ],
      example: 'west',
    },
    { kind: 'boolean', name: 'insured', label: 'Insured', missing: 'refuse', example: true },
    { kind: 'boolean', name: 'urgent', label: 'Urgent', missing: 'allow', example: false },
    {
      kind: 'category',
      name: 'city',
      label: 'City',
      missing: 'allow',
      open: true,
      categories: [
        { value: 'Bern', label: 'Bern' },
        { value: 'Rome', label: 'Rome' },
      ],
      example: 'Bern',
    },
    { kind: 'date', name: 'born', label: 'Date of birth', missing: 'refuse', example: '1980-02-29' },
    { kind: 'date', name: 'seen', label: 'Last seen', missing: 'allow', example: '2024-01-01' },
    { kind: 'text', name: 'note', label: 'Note', missing: 'allow', maximumLength: 100, example: 'first visit' },
  ],
  target: { kind: 'number', name: 'charges', label: 'Charges', missing: 'refuse', unit: 'USD', example: 4_000 },
};
