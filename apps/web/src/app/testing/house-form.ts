import { type FormModel, type RecordSchema, SCHEMA_VERSION, toFormModel } from '@medcast/record-schema';

/** A schema with every kind of field, with and without a missing policy. */
export const houseSchema: RecordSchema = {
  schemaVersion: SCHEMA_VERSION,
  name: 'house',
  title: 'House prices',
  description: 'A house and what it sells for.',
  fields: [
    {
      kind: 'integer',
      name: 'rooms',
      label: 'Rooms',
      help: 'Rooms to live in.',
      minimum: 1,
      maximum: 20,
      example: 4,
      trained: { minimum: 2, maximum: 8 },
      missing: 'refuse',
    },
    {
      kind: 'number',
      name: 'area',
      label: 'Area',
      unit: 'm²',
      minimum: 10,
      maximum: 900,
      example: 92.5,
      missing: 'refuse',
    },
    {
      kind: 'category',
      name: 'heating',
      label: 'Heating',
      categories: [
        { value: 'gas', label: 'Gas' },
        { value: 'heat-pump', label: 'Heat pump' },
      ],
      example: 'gas',
      missing: 'refuse',
    },
    {
      kind: 'category',
      name: 'district',
      label: 'District',
      categories: ['north', 'east', 'south', 'west', 'centre'].map((value) => ({ value, label: value.toUpperCase() })),
      example: 'east',
      missing: 'refuse',
    },
    { kind: 'boolean', name: 'garden', label: 'Garden', example: true, missing: 'refuse' },
    { kind: 'boolean', name: 'renovated', label: 'Renovated', example: false, missing: 'allow' },
    { kind: 'text', name: 'note', label: 'Note', maximumLength: 20, example: 'corner plot', missing: 'allow' },
    {
      kind: 'category',
      name: 'agent',
      label: 'Agent',
      open: true,
      categories: ['Brown', 'Green'].map((value) => ({ value, label: value })),
      example: 'Green',
      missing: 'allow',
    },
    {
      kind: 'date',
      name: 'listed',
      label: 'Listed',
      minimum: '1990-01-01',
      maximum: '2029-12-31',
      example: '2024-02-29',
      trained: { minimum: '2020-01-01', maximum: '2024-12-31' },
      missing: 'allow',
    },
  ],
  target: { kind: 'number', name: 'price', label: 'Sale price', unit: 'EUR', example: 300_000, missing: 'refuse' },
};

/** The form of {@link houseSchema}. */
export const houseForm: FormModel = toFormModel(houseSchema);

/** The record that the example of {@link houseSchema} makes. */
export const houseExample = {
  rooms: 4,
  area: 92.5,
  heating: 'gas',
  district: 'east',
  garden: true,
  renovated: false,
  note: 'corner plot',
  agent: 'Green',
  listed: '2024-02-29',
};
