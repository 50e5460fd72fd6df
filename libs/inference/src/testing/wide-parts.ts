import type { FeatureSpec } from '@medcast/feature-pipeline';
import { compileRecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import type { EstimatorParts } from '../estimator';
import { type ProjectionWeights, regressionGraph } from './sample-graphs';
import { patientSchema, regressionParts } from './sample-parts';

/** A regression over many numbers, of which every one is a feature: {@link regressionGraph} of these weights. */
export interface WideModel {
  readonly parts: EstimatorParts;
  readonly toRecord: (values: readonly number[]) => ValidRecord;
}

/** Makes a regression of as many fields as there are weights. */
export function toWideModel(weights: ProjectionWeights, background: readonly (readonly number[])[]): WideModel {
  const names = weights.p.map((_, index) => `field${index}`);
  const schema: RecordSchema = {
    ...patientSchema,
    fields: names.map((name) => ({ kind: 'number', name, label: name, missing: 'refuse', example: 1 })),
  };
  const features: FeatureSpec = {
    specVersion: 1,
    columns: names.map((name) => ({ name, value: { op: 'field', field: name } })),
  };
  const parser = compileRecordParser(schema);
  const toRecord = (values: readonly number[]): ValidRecord => {
    const parsed = parser.parseJson(Object.fromEntries(names.map((name, index) => [name, values[index]])));
    if (parsed.ok) return parsed.record;
    throw new Error(JSON.stringify(parsed.errors));
  };
  const weighted = background.map((values) => ({ record: toRecord(values), weight: 1 / background.length }));
  return {
    parts: { ...regressionParts, schema, features, model: regressionGraph(weights), background: weighted },
    toRecord,
  };
}

/** Numbers that look random and are the same every time, from -1 to 1. */
export function wave(count: number, phase: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.sin(12.9898 * (index + 1) + 78.233 * phase));
}
