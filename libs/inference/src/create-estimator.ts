import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import type { Estimate, Explanation } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type FieldValue, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { DEFAULT_BATCH_LIMITS } from './batch/batch-limits';
import { Batcher } from './batch/batcher';
import { exactRunRowsOf } from './batch/exact-run-rows';
import type { RunTimes } from './batch/run-observer';
import { type BatchOptions, readOutputs, scoreRecords } from './batch/score-records';
import { checkThresholds } from './estimate/check-thresholds';
import { type RowOutputs, toNamedOutputs } from './estimate/row-outputs';
import { scoreShapeOf } from './estimate/score-shape-of';
import { type EstimateFacts, toEstimate } from './estimate/to-estimate';
import type { Estimator, EstimatorParts, Replay, TimedEstimate } from './estimator';
import { checkBackground } from './explain/check-background';
import { type Contributions, createExplainer } from './explain/create-explainer';
import { explainedNumberOf } from './explain/explained-number';
import { usedFieldsOf } from './explain/used-fields';
import { InFlight } from './in-flight';
import { createWarner } from './neighbourhood/create-warner';
import { createOnnxScorer } from './scorer/create-onnx-scorer';
import type { Scorer, Scores } from './scorer/scorer';

/**
 * Puts a model into service: compiles its features, loads its graph, runs it once.
 *
 * @throws Problem `BUNDLE_FEATURES_UNREADABLE`, `BUNDLE_SCHEMA_UNREADABLE` for a target that is not of the task,
 *   `BUNDLE_CONTENT_INVALID` for a background that does not fit, `BUNDLE_MANIFEST_INVALID` for thresholds of other labels,
 *   `BUNDLE_ONNX_REFUSED` for a graph with other inputs or outputs than the format's
 *
 * @example
 * const bundle = await loadBundle(repository, { model: 'insurance', version: 1 });
 * const estimator = await createEstimator(toEstimatorParts(bundle));
 */
export async function createEstimator(parts: EstimatorParts): Promise<Estimator> {
  const { schema, features, model, task, background, thresholds, threads = 1 } = parts;
  const shape = scoreShapeOf(schema, task);
  checkThresholds(thresholds, shape);
  const pipeline = compileFeaturePipeline(features, schema);
  const usedFields = usedFieldsOf(features, schema);
  checkBackground(background, usedFields);
  const scorer = await createOnnxScorer({ model, shape, featureCount: pipeline.featureCount, threads });
  const explain = createExplainer({ pipeline, scorer, background, usedFields: usedFields.map(({ name }) => name) });
  const runRows = await closeOnFailure(scorer, () => exactRunRowsOf({ pipeline, scorer, background }));
  const { limits = DEFAULT_BATCH_LIMITS, observer } = parts;
  const batcher = new Batcher({ pipeline, scorer, runRows, limits, observer });
  return toEstimator(parts, {
    scorer,
    batcher,
    async explain(record) {
      const outputs = await batcher.scoreAdmitted([record], readOutputs);
      return { outputs, contributions: await explain(record, explainedNumberOf(outputs)) };
    },
    featuresOf: (record) => pipeline.toMatrix([record]).values,
  });
}

/** In the order of the schema; a field that no feature uses contributes exactly nothing. */
function toExplanation(schema: RecordSchema, record: ValidRecord, explained: Contributions): Explanation {
  const { base, byField, standardErrors } = explained;
  const contributions = schema.fields.map(({ name: field }) => ({
    field,
    value: record[field] ?? null,
    contribution: byField.get(field) ?? 0,
    ...(standardErrors && { standardError: standardErrors.get(field) ?? 0 }),
  }));
  return { base, contributions };
}

async function closeOnFailure<Result>(scorer: Scorer, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await scorer.close();
    throw error;
  }
}

/** What an estimator does, step by step. */
interface EstimatorSteps {
  readonly scorer: Scorer;
  readonly batcher: Batcher;
  readonly explain: (record: ValidRecord) => Promise<ExplainedOutputs>;
  readonly featuresOf: (record: ValidRecord) => Float32Array;
}

interface ExplainedOutputs {
  readonly outputs: RowOutputs;
  readonly contributions: Contributions;
}

function toEstimator(parts: EstimatorParts, { scorer, batcher, explain, featuresOf }: EstimatorSteps): Estimator {
  const { schema, neighbourhood } = parts;
  const { toAnswer, readEstimate, readTimed } = createReaders(factsOf(parts));
  const parse = createParser(schema);
  const inFlight = new InFlight();
  let closing: Promise<void> | undefined;

  /** Most of the work there is: the batcher knows itself what it has in hand. */
  function admit<Result>(score: () => Promise<Result>): Promise<Result> {
    return inFlight.isClosed ? inFlight.run(score) : score();
  }

  async function estimateBatch(
    records: readonly ValidRecord[],
    options: BatchOptions | undefined,
  ): Promise<readonly Estimate[]> {
    batcher.checkRoom();
    return (await scoreRecords(batcher, records, options)).map(toAnswer);
  }

  async function replay(input: Readonly<Record<string, FieldValue>>): Promise<Replay> {
    const record = parse(input);
    const { outputs, contributions } = await explain(record);
    return {
      features: featuresOf(record),
      outputs: toNamedOutputs(outputs),
      contributions: toNamedContributions(schema, contributions),
    };
  }

  return {
    checkRoom: () => batcher.checkRoom(),
    estimate: (record) => admit(() => batcher.score([record], readEstimate)),
    timeEstimate: (record) => admit(() => batcher.score([record], readTimed)),
    estimateBatch: (records, options) => inFlight.run(() => estimateBatch(records, options)),
    warn: createWarner(neighbourhood),
    explain: (record) => inFlight.run(async () => toExplanation(schema, record, (await explain(record)).contributions)),
    replay: (record) => inFlight.run(() => replay(record)),
    close: () =>
      (closing ??= inFlight
        .drain()
        .then(() => batcher.idle())
        .then(() => scorer.close())),
  };
}

function toNamedContributions({ fields }: RecordSchema, { base, byField }: Contributions): Replay['contributions'] {
  return { base, byField: Object.fromEntries(fields.map(({ name }) => [name, byField.get(name) ?? 0])) };
}

/** Turns the outputs of a run into estimates. */
function createReaders(facts: EstimateFacts) {
  const toAnswer = (outputs: RowOutputs): Estimate => toEstimate(outputs, facts);
  const readEstimate = (scores: Scores, row: number): Estimate => toAnswer(readOutputs(scores, row));
  const readTimed = (scores: Scores, row: number, { queueMs, runMs }: RunTimes): TimedEstimate => ({
    estimate: readEstimate(scores, row),
    queueMs,
    ms: runMs,
  });
  return { toAnswer, readEstimate, readTimed };
}

function factsOf({ schema, level, thresholds }: EstimatorParts): EstimateFacts {
  const unit = schema.target.kind === 'category' ? '' : (schema.target.unit ?? '');
  return { level, unit, thresholds };
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
