import type { FeatureSpec } from '@medcast/feature-pipeline';
import { createEstimator } from '@medcast/inference';
import {
  type GoldenRecord,
  openRepository,
  publishBundle,
  type Reference,
  renderStableJson,
  sha256,
} from '@medcast/model-bundle';
import type { FieldValue, RecordSchema } from '@medcast/record-schema';
import { pointChannel } from './point-channel';

/** Labels of a visit's outcome, with the lowest probability at which each is in a prediction set. */
export const THRESHOLDS = { home: 0.3, ward: 0.3, intensive: 0.1 };

const wards = ['surgery', 'medicine'].map((value) => ({ value, label: value }));
const outcomes = Object.keys(THRESHOLDS).map((value) => ({ value, label: value }));

/** A table that nobody wrote code for: a number that may be missing, a date, an open category and a boolean. */
const schema: RecordSchema = {
  schemaVersion: 1,
  name: 'visit',
  title: 'Hospital visits',
  description: 'A visit to a hospital.',
  fields: [
    { kind: 'integer', name: 'age', label: 'Age', missing: 'allow', minimum: 0, maximum: 120, example: 40 },
    {
      kind: 'date',
      name: 'admitted',
      label: 'Admitted',
      missing: 'refuse',
      minimum: '2020-01-01',
      example: '2026-03-01',
    },
    {
      kind: 'category',
      name: 'ward',
      label: 'Ward',
      categories: wards,
      open: true,
      missing: 'refuse',
      example: 'surgery',
    },
    { kind: 'boolean', name: 'urgent', label: 'Urgent', missing: 'refuse', example: true },
  ],
  target: {
    kind: 'category',
    name: 'outcome',
    label: 'Outcome',
    categories: outcomes,
    missing: 'refuse',
    example: 'home',
  },
};

const age = { op: 'field', field: 'age', whenMissing: 40 } as const;
const features: FeatureSpec = {
  specVersion: 1,
  columns: [
    { name: 'age', value: { op: 'shift-scale', of: age, shift: 40, scale: 20 } },
    { name: 'age missing', value: { op: 'missing-indicator', field: 'age' } },
    { name: 'weekday', value: { op: 'date-part', field: 'admitted', part: 'day-of-week' } },
    { name: 'surgery', value: { op: 'one-hot', field: 'ward', category: 'surgery' } },
    { name: 'medicine', value: { op: 'one-hot', field: 'ward', category: 'medicine' } },
    { name: 'urgent', value: { op: 'field', field: 'urgent' } },
  ],
};

/** ONNX of opset 17: `probabilities = Softmax(MatMul(features, weights))`, six features, three labels. */
const model = new Uint8Array(
  Buffer.from(
    'CAoSADr2AQojCghmZWF0dXJlcwoHd2VpZ2h0cxIGbG9naXRzIgZNYXRNdWwKLQoGbG9naXRzEg1wcm9iYWJpbGl0aWVzIgdTb2Z0bWF4KgsKBGF4aXMYAaABAhIGdmlzaXRzKlkIBggDEAFCB3dlaWdodHNKSAAAAL/NzEw+mpmZPs3MzD7NzMw9mpmZvpqZmT4AAAAAzcxMvgAAAD/NzEy+zczMPc3MTL6amRk/zcxMPgAAwL8AAAA/mpmZP1obCghmZWF0dXJlcxIPCg0IARIJCgMSAW4KAggGYiAKDXByb2JhYmlsaXRpZXMSDwoNCAESCQoDEgFuCgIIA0IECgAQEQ==',
    'base64',
  ),
);

const reference: Reference = {
  background: [
    { record: { age: 30, admitted: '2026-01-05', ward: 'surgery', urgent: false }, weight: 0.5 },
    { record: { age: null, admitted: '2026-02-07', ward: 'medicine', urgent: true }, weight: 0.5 },
  ],
  histograms: { age: { edges: [0, 50, 100], counts: [50, 50] } },
  neighbourhood: {
    people: 100,
    fields: [
      {
        kind: 'quantity',
        field: 'age',
        knots: [
          { value: 0, score: 0 },
          { value: 100, score: 10 },
        ],
        missing: 1,
      },
    ],
    groups: [{ people: 100, centre: [4, 0], spread: 1 }],
    distances: [
      { share: 0, distance: 0 },
      { share: 1, distance: 3 },
    ],
    unusualBeyond: 0.995,
    similar: { radius: 2, dimensions: 1, fewest: 5, usualShare: 0.5 },
  },
};

/** Publishes a small classification model and points production to it. */
export async function publishVisits(folder: string): Promise<void> {
  const manifest = {
    model: 'visits',
    task: 'classification',
    dataHash: sha256('visits'),
    seed: 1,
    interval: { level: 0.9, method: 'by label', thresholds: THRESHOLDS },
    toolVersions: {},
    metrics: {},
    gates: [],
    dataLicence: 'CC0-1.0',
  } as const;
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const { version } = await publishBundle(openRepository(`file:${folder}`), {
    manifest,
    files: {
      'schema.json': renderStableJson(schema),
      'features.json': renderStableJson(features),
      'model.onnx': model,
      'reference.json': renderStableJson(reference),
      'golden.json': renderStableJson(await makeGolden()),
      'card.md': text('# Visits\n'),
      'card.json': renderStableJson({ name: 'visits' }),
      'report.html': text('<p>Visits</p>\n'),
    },
  });
  await pointChannel(folder, { model: 'visits', version });
}

async function makeGolden(): Promise<readonly GoldenRecord[]> {
  const { background } = reference;
  const parts = {
    schema,
    features,
    model,
    task: 'classification',
    level: 0.9,
    background,
    thresholds: THRESHOLDS,
  } as const;
  const estimator = await createEstimator(parts);
  const golden: GoldenRecord[] = [];
  for (let index = 0; index < 50; index++) {
    const record = toVisit(index);
    const replayed = await estimator.replay(record);
    golden.push({ ...replayed, record, features: Array.from(replayed.features) });
  }
  await estimator.close();
  return golden;
}

function toVisit(index: number): Readonly<Record<string, FieldValue>> {
  const day = String(1 + (index % 28)).padStart(2, '0');
  return {
    age: index % 7 === 0 ? null : 20 + index,
    admitted: `2026-03-${day}`,
    ward: ['surgery', 'medicine', 'elsewhere'][index % 3] ?? 'surgery',
    urgent: index % 2 === 0,
  };
}
