import type { RecordSchema } from '../record-schema';

/** A schema with dates and with categories that are open, each once required and once allowed to be missing. */
export const journey: RecordSchema = {
  schemaVersion: 1,
  name: 'journey',
  title: 'Journey',
  description: 'A journey, made up for tests.',
  fields: [
    {
      kind: 'date',
      name: 'departure',
      label: 'Departure',
      minimum: '2020-01-01',
      maximum: '2029-12-31',
      missing: 'refuse',
      example: '2024-02-29',
      trained: { minimum: '2023-01-01', maximum: '2024-12-31' },
    },
    { kind: 'date', name: 'booked', label: 'Booked', missing: 'allow', example: '2024-01-31' },
    {
      kind: 'category',
      name: 'city',
      label: 'City',
      open: true,
      categories: [
        { value: 'Bern', label: 'Bern' },
        { value: 'Rome', label: 'Rome' },
      ],
      missing: 'refuse',
      example: 'Bern',
    },
    {
      kind: 'category',
      name: 'carrier',
      label: 'Carrier',
      open: true,
      categories: [{ value: 'SBB', label: 'SBB' }],
      missing: 'allow',
      example: 'SBB',
      trained: { categories: ['SBB'] },
    },
  ],
  target: { kind: 'integer', name: 'delay', label: 'Delay', unit: 'minutes', missing: 'refuse', example: 3 },
};
