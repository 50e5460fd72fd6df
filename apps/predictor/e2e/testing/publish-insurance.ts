import type { FeatureColumn, FeatureSpec } from '@medcast/feature-pipeline';
import { createEstimator } from '@medcast/inference';
import { type GoldenRecord, openRepository, publishBundle, renderStableJson } from '@medcast/model-bundle';
import { patientSchema } from '@medcast/patient-schema';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import { encodeLinearGraph } from './onnx-graph';
import { inventPatients } from './patients';

const LEVEL = 0.95;

const background = inventPatients(4).map((record) => ({ record: { ...record }, weight: 0.25 }));

const columns: readonly FeatureColumn[] = [
  { name: 'age', value: { op: 'field', field: 'age' } },
  { name: 'bmi', value: { op: 'field', field: 'bmi' } },
  { name: 'children', value: { op: 'field', field: 'children' } },
  { name: 'smoker', value: { op: 'one-hot', field: 'smoker', category: 'yes' } },
];

const weights = [250, 320, 475, 23_000];

const graph = encodeLinearGraph([
  { name: 'expected', weights, intercept: -9000 },
  { name: 'typical', weights, intercept: -10_000 },
  { name: 'lower', weights, intercept: -11_000 },
  { name: 'upper', weights, intercept: 4000 },
]);

/** What of the bundle is to differ from a good one. */
export interface InsuranceOptions {
  readonly schema?: RecordSchema;
  readonly model?: string;
}

/** The patient with the ranges that a training run would add. */
export const trainedSchema: RecordSchema = { ...patientSchema, fields: patientSchema.fields.map(withTrainedRange) };

/** Publishes a small insurance model, with golden records of its own making, and points `production` to it. */
export async function publishInsurance(folder: string, options: InsuranceOptions = {}): Promise<number> {
  const { schema = trainedSchema, model = 'insurance' } = options;
  const features: FeatureSpec = { specVersion: 1, columns };
  const golden = await computeGolden(schema, features);
  const repository = openRepository(`file:${folder}`);
  const { version } = await publishBundle(repository, {
    manifest: {
      model,
      task: 'regression',
      dataHash: 'a'.repeat(64),
      seed: 7,
      interval: { level: LEVEL, method: 'none: a test' },
      toolVersions: { 'scikit-learn': '1.9.1' },
      metrics: { mae: { mean: 1234.5, sd: 67.8 } },
      gates: [{ name: 'mae', passed: true, figure: 1234.5, required: 2000 }],
      dataLicence: 'ODbL-1.0',
    },
    files: {
      'schema.json': renderStableJson(schema),
      'features.json': renderStableJson(features),
      'model.onnx': graph,
      'reference.json': renderStableJson({ background, histograms: { age: { edges: [18, 64], counts: [40] } } }),
      'golden.json': renderStableJson(golden),
      'card.md': new TextEncoder().encode('# Insurance\n'),
      'card.json': renderStableJson({ name: model }),
      'report.html': new TextEncoder().encode('<p>report</p>\n'),
    },
  });
  const channel = { version, previous: null, changedAt: '2026-01-01T00:00:00.000Z', reason: 'test' };
  await repository.writeChannel(model, 'production', channel, undefined);
  return version;
}

async function computeGolden(schema: RecordSchema, features: FeatureSpec): Promise<readonly GoldenRecord[]> {
  const estimator = await createEstimator({
    schema,
    features,
    model: graph,
    task: 'regression',
    level: LEVEL,
    background,
  });
  const golden: GoldenRecord[] = [];
  for (const record of inventPatients(50)) {
    const replayed = await estimator.replay({ ...record });
    golden.push({ ...replayed, record: { ...record }, features: Array.from(replayed.features) });
  }
  await estimator.close();
  return golden;
}

function withTrainedRange(field: FieldDeclaration): FieldDeclaration {
  return field.name === 'age' && field.kind === 'integer' ? { ...field, trained: { minimum: 18, maximum: 64 } } : field;
}
