import type { PredictionResponse, ServedModelList, ServedSchema } from '@medcast/prediction-contract';
import { type RecordSchema, toFormModel } from '@medcast/record-schema';

const plants = ['holly', 'ivy', 'fern'].map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));
const nurseries = ['Kew', 'Wisley'].map((value) => ({ value, label: value }));
const soils = ['Sand', 'Clay', 'Loam', 'Peat', 'Chalk'].map((label) => ({ value: label.toLowerCase(), label }));

const schema: RecordSchema = {
  schemaVersion: 1,
  name: 'plant',
  title: 'Garden plants',
  description: 'Which plant it may be.',
  fields: [
    { kind: 'number', name: 'height', label: 'Height', unit: 'm', minimum: 0, example: 2, missing: 'refuse' },
    { kind: 'category', name: 'soil', label: 'Soil', categories: soils, example: 'sand', missing: 'refuse' },
    { kind: 'boolean', name: 'evergreen', label: 'Evergreen', example: true, missing: 'refuse' },
    { kind: 'text', name: 'note', label: 'Note', maximumLength: 40, example: 'by the wall', missing: 'allow' },
    {
      kind: 'category',
      name: 'nursery',
      label: 'Nursery',
      open: true,
      categories: nurseries,
      example: 'Kew',
      missing: 'allow',
    },
    {
      kind: 'date',
      name: 'planted',
      label: 'Planted',
      minimum: '1990-01-01',
      maximum: '2029-12-31',
      example: '2024-02-29',
      missing: 'allow',
    },
  ],
  target: { kind: 'category', name: 'plant', label: 'Plant', categories: plants, example: 'holly', missing: 'refuse' },
};

/** A classifier beside the insurance model; it shows every control that the insurance form does not have. */
export const gardenModels: ServedModelList = {
  models: [
    {
      name: 'insurance',
      version: 1,
      task: 'regression',
      title: 'Medical insurance charges',
      target: { name: 'charges', label: 'Medical charges', unit: 'USD' },
      ready: true,
    },
    {
      name: 'garden',
      version: 4,
      task: 'classification',
      title: 'Garden plants',
      target: { name: 'plant', label: 'Plant', unit: '' },
      ready: true,
    },
  ],
};

/** Its schema, as `GET …/schema` would answer. */
export const gardenSchema: ServedSchema = { jsonSchema: {}, form: toFormModel(schema) };

/** As many fields as a wide table has, the last of them optional. */
export const wideSchema: ServedSchema = {
  jsonSchema: {},
  form: toFormModel({
    ...schema,
    fields: Array.from({ length: 30 }, (_, index) => ({
      kind: 'number',
      name: `measure ${index}`,
      label: `Worst fractal dimension, measured for the ${index}th time`,
      minimum: 0,
      maximum: 10,
      example: 1.5,
      missing: index === 29 ? 'allow' : 'refuse',
    })),
  }),
};

/** Its answer. */
export const gardenAnswer: PredictionResponse = {
  estimate: {
    label: 'holly',
    probabilities: { holly: 0.7, ivy: 0.25, fern: 0.05 },
    set: { labels: ['holly', 'ivy'], level: 0.9 },
  },
  warnings: [],
  explanation: {
    base: 0.4,
    contributions: [
      { field: 'height', value: 2, contribution: 0.2 },
      { field: 'soil', value: 'sand', contribution: -0.05 },
      { field: 'evergreen', value: true, contribution: 0.15 },
      { field: 'note', value: 'by the wall', contribution: 0 },
    ],
  },
  model: { name: 'garden', version: 4 },
  requestId: 'e2e-garden',
};
