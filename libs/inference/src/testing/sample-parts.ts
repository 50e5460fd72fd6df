import type { FeatureSpec } from '@medcast/feature-pipeline';
import { compileRecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import type { EstimatorParts } from '../estimator';
import { classificationGraph, regressionGraph } from './sample-graphs';

const yesOrNo = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

/** A patient with a field of every kind; the note is not a feature. */
export const patientSchema: RecordSchema = {
  schemaVersion: 1,
  name: 'patient',
  title: 'Patient',
  description: 'A person.',
  fields: [
    { kind: 'integer', name: 'age', label: 'Age', missing: 'refuse', example: 40 },
    { kind: 'number', name: 'bmi', label: 'BMI', missing: 'refuse', example: 27.5 },
    { kind: 'category', name: 'smoker', label: 'Smoker', categories: yesOrNo, missing: 'refuse', example: 'no' },
    { kind: 'text', name: 'note', label: 'Note', maximumLength: 20, missing: 'refuse', example: 'none' },
    { kind: 'boolean', name: 'insured', label: 'Insured', missing: 'refuse', example: true },
    { kind: 'number', name: 'income', label: 'Income', missing: 'allow', example: 100 },
  ],
  target: { kind: 'number', name: 'charges', label: 'Charges', unit: 'USD', missing: 'refuse', example: 100 },
};

const bmi = { op: 'shift-scale', of: { op: 'field', field: 'bmi' }, shift: 25, scale: 10 } as const;
const smoker = { op: 'one-hot', field: 'smoker', category: 'yes' } as const;

/** Six columns of five fields. */
export const patientFeatures: FeatureSpec = {
  specVersion: 1,
  columns: [
    { name: 'age', value: { op: 'shift-scale', of: { op: 'field', field: 'age' }, shift: 40, scale: 10 } },
    { name: 'bmi', value: bmi },
    { name: 'smoker', value: smoker },
    { name: 'smoker × bmi', value: { op: 'product', of: [smoker, bmi] } },
    { name: 'insured', value: { op: 'field', field: 'insured' } },
    { name: 'income', value: { op: 'field', field: 'income', whenMissing: 1 } },
  ],
};

/** Means of groups: an age may have a fraction. */
export const patientBackground: EstimatorParts['background'] = [
  { record: { age: 30.5, bmi: 22, smoker: 'no', insured: true, income: 2 }, weight: 0.5 },
  { record: { age: 45, bmi: 27.5, smoker: 'yes', insured: false, income: null }, weight: 0.3 },
  { record: { age: 61, bmi: 31, smoker: 'no', insured: true, income: 0.5 }, weight: 0.2 },
];

/** A regression in which every field interacts with some other. */
export const regressionParts: EstimatorParts = {
  schema: patientSchema,
  features: patientFeatures,
  model: regressionGraph({ p: [1, 2, 0.5, 1, 0, 0.3], q: [0.5, 1, 3, 0, 1, 0], r: [2, -1, 4, 1, -2, 1] }),
  task: 'regression',
  level: 0.95,
  background: patientBackground,
};

/** The same patient sorted into three kinds. */
export const classificationParts: EstimatorParts = {
  ...regressionParts,
  schema: {
    ...patientSchema,
    target: {
      kind: 'category',
      name: 'kind',
      label: 'Kind',
      categories: ['low', 'middle', 'high'].map((value) => ({ value, label: value })),
      missing: 'refuse',
      example: 'low',
    },
  },
  model: classificationGraph(6, 3, [-1, 0, 1, -0.5, 0.2, 1, -2, 0, 2, 0, 0.1, 0.4, 0.3, 0.2, 0.1, 0.2, 0, 0.1]),
  task: 'classification',
  level: 0.9,
};

const parser = compileRecordParser(patientSchema);

/** A record of {@link patientSchema}; fails where it is not valid. */
export function toPatient(changes: Readonly<Record<string, unknown>> = {}): ValidRecord {
  const patient = { age: 52, bmi: 33.1, smoker: 'yes', note: 'none', insured: true, income: 1.5, ...changes };
  const parsed = parser.parseJson(patient);
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.errors));
  }
  return parsed.record;
}
