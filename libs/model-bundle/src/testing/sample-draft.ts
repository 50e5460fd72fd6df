import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';
import type { BundleFiles } from '../bundle-files';
import type { GoldenRecord } from '../content/golden-record';
import type { Reference } from '../content/reference';
import { renderStableJson } from '../json/render-stable-json';
import { onnxModelMessage } from '../onnx/onnx-message';
import type { BundleDraft } from '../publish-bundle';

/** A record with one number. */
export const sampleSchema: RecordSchema = {
  schemaVersion: 1,
  name: 'patient',
  title: 'Patient',
  description: 'A person.',
  fields: [
    {
      kind: 'integer',
      name: 'age',
      label: 'Age',
      missing: 'refuse',
      example: 40,
      trained: { minimum: 18, maximum: 64 },
    },
  ],
  target: { kind: 'number', name: 'charges', label: 'Charges', unit: 'USD', missing: 'refuse', example: 100 },
};

/** The age as the only feature. */
export const sampleFeatures: FeatureSpec = {
  specVersion: 1,
  columns: [{ name: 'age', value: { op: 'field', field: 'age' } }],
};

/** Two halves of a population. */
export const sampleReference: Reference = {
  background: [
    { record: { age: 30 }, weight: 0.5 },
    { record: { age: 50 }, weight: 0.5 },
  ],
  histograms: { age: { edges: [18, 40, 64], counts: [12, 14] } },
};

/** Fifty people, each of whom costs a hundred times the age. */
export const sampleGolden: readonly GoldenRecord[] = Array.from({ length: 50 }, (_, index) => {
  const age = 18 + (index % 40);
  return {
    record: { age },
    features: [age],
    outputs: { expected: age * 100, typical: age * 90, lower: age * 50, upper: age * 200 },
    contributions: { base: 4000, byField: { age: age * 100 - 4000 } },
  };
});

/** A graph of one node; enough to be looked at, not to be run. */
export const sampleModel: Uint8Array = encodeOnnxModel({ graph: { node: [{ opType: 'Identity' }] } });

/** Encodes what the checks look at of an ONNX model. */
export function encodeOnnxModel(model: Readonly<Record<string, unknown>>): Uint8Array {
  return new Uint8Array(onnxModelMessage.encode(onnxModelMessage.fromObject(model)).finish());
}

/** A draft that can be published, with other files or statements where they are given. */
export function sampleDraft(
  files: Partial<BundleFiles> = {},
  manifest: Partial<BundleDraft['manifest']> = {},
): BundleDraft {
  return {
    manifest: {
      model: 'insurance',
      task: 'regression',
      dataHash: 'a'.repeat(64),
      seed: 42,
      interval: { level: 0.95, method: 'cross-conformal' },
      toolVersions: { 'scikit-learn': '1.9.1' },
      metrics: { mae: { mean: 1234.5, sd: 67.8 } },
      gates: [{ name: 'mae', passed: true, figure: 1234.5, required: 2000 }],
      dataLicence: 'ODbL-1.0',
      ...manifest,
    },
    files: {
      'schema.json': renderStableJson(sampleSchema),
      'features.json': renderStableJson(sampleFeatures),
      'model.onnx': sampleModel,
      'reference.json': renderStableJson(sampleReference),
      'golden.json': renderStableJson(sampleGolden),
      'card.md': new TextEncoder().encode('# Insurance\n'),
      'card.json': renderStableJson({ name: 'insurance' }),
      'report.html': new TextEncoder().encode('<p>report</p>\n'),
      ...files,
    },
  };
}
