import { compileFeaturePipeline, type FeaturePipeline } from '@medcast/feature-pipeline';
import type { Explanation } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type FieldValue, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { checkFinite } from './estimate/check-finite';
import { type RowOutputs, toNamedOutputs, toRowOutputs } from './estimate/row-outputs';
import { scoreShapeOf } from './estimate/score-shape-of';
import { toEstimate } from './estimate/to-estimate';
import type { Estimator, EstimatorParts, Replay } from './estimator';
import { checkBackground } from './explain/check-background';
import { type Contributions, createExplainer } from './explain/create-explainer';
import { explainedNumberOf } from './explain/explained-number';
import { usedFieldsOf } from './explain/used-fields';
import { InFlight } from './in-flight';
import { createOnnxScorer } from './scorer/create-onnx-scorer';
import type { Scorer } from './scorer/scorer';

/**
 * Puts a model into service: compiles its features, loads its graph, runs it once.
 *
 * @throws Problem `BUNDLE_FEATURES_UNREADABLE`, `BUNDLE_SCHEMA_UNREADABLE` for a target that is not of the task,
 *   `BUNDLE_CONTENT_INVALID` for a background that does not fit, `BUNDLE_ONNX_REFUSED` for a graph with other inputs or
 *   outputs than the format's
 *
 * @example
 * const { manifest, schema, features, model, reference } = await loadBundle(repository, { model: 'insurance', version: 1 });
 * const { task, interval } = manifest;
 * const parts = { schema, features, model, task, level: interval.level, background: reference.background };
 * const estimator = await createEstimator(parts);
 */
export async function createEstimator(parts: EstimatorParts): Promise<Estimator> {
  const { schema, features, model, task, background, threads = 1 } = parts;
  const shape = scoreShapeOf(schema, task);
  const pipeline = compileFeaturePipeline(features, schema);
  const usedFields = usedFieldsOf(features, schema);
  checkBackground(background, usedFields);
  const scorer = await createOnnxScorer({ model, shape, featureCount: pipeline.featureCount, threads });
  const explainer = createExplainer({ pipeline, scorer, background, usedFields: usedFields.map(({ name }) => name) });
  return toEstimator(parts, {
    scorer,
    outputsOf: (record) => scoreOne(pipeline, scorer, record),
    contributionsOf: (record, outputs) => explainer(record, explainedNumberOf(outputs)),
    featuresOf: (record) => pipeline.toMatrix([record]).values,
  });
}

/** What an estimator does for one record, step by step. */
interface EstimatorSteps {
  readonly scorer: Scorer;
  readonly outputsOf: (record: ValidRecord) => Promise<RowOutputs>;
  readonly contributionsOf: (record: ValidRecord, outputs: RowOutputs) => Promise<Contributions>;
  readonly featuresOf: (record: ValidRecord) => Float32Array;
}

function toEstimator({ schema, level }: EstimatorParts, steps: EstimatorSteps): Estimator {
  const { scorer, outputsOf, contributionsOf, featuresOf } = steps;
  const unit = schema.target.kind === 'category' ? '' : (schema.target.unit ?? '');
  const parse = createParser(schema);
  const inFlight = new InFlight();
  let closing: Promise<void> | undefined;

  async function explain(record: ValidRecord): Promise<Explanation> {
    const { base, byField } = await contributionsOf(record, await outputsOf(record));
    const contributions = schema.fields.map(({ name: field }) => ({
      field,
      value: record[field] ?? null,
      contribution: byField.get(field) ?? 0,
    }));
    return { base, contributions };
  }

  async function replay(input: Readonly<Record<string, FieldValue>>): Promise<Replay> {
    const record = parse(input);
    const outputs = await outputsOf(record);
    const { base, byField } = await contributionsOf(record, outputs);
    const shares = Object.fromEntries(schema.fields.map(({ name }) => [name, byField.get(name) ?? 0]));
    const contributions = { base, byField: shares };
    return { features: featuresOf(record), outputs: toNamedOutputs(outputs), contributions };
  }

  return {
    estimate: (record) => inFlight.run(async () => toEstimate(await outputsOf(record), { level, unit })),
    explain: (record) => inFlight.run(() => explain(record)),
    replay: (record) => inFlight.run(() => replay(record)),
    close: () => (closing ??= inFlight.drain().then(() => scorer.close())),
  };
}

async function scoreOne(pipeline: FeaturePipeline, scorer: Scorer, record: ValidRecord): Promise<RowOutputs> {
  const outputs = toRowOutputs(await scorer.score(pipeline.toMatrix([record])), 0);
  checkFinite(outputs);
  return outputs;
}

function createParser(schema: RecordSchema): (input: unknown) => ValidRecord {
  const parser = compileRecordParser(schema);
  return (input) => {
    const parsed = parser.parseJson(input);
    if (parsed.ok) {
      return parsed.record;
    }
    const { errors } = parsed;
    throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
  };
}
