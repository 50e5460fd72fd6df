import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import type { Estimate, Explanation } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { DEFAULT_BATCH_LIMITS } from './batch/batch-limits';
import { Batcher } from './batch/batcher';
import { EstimateRowCaller } from './batch/estimate-row-caller';
import { exactRunRowsOf } from './batch/exact-run-rows';
import type { RunTimes } from './batch/run-observer';
import { ColumnScorer } from './batch/column-scorer';
import { readOutputs, scoreRecords } from './batch/score-records';
import { checkThresholds } from './estimate/check-thresholds';
import { factsOf } from './estimate/facts-of';
import { type RowOutputs, toNamedOutputs, toRowOutputs } from './estimate/row-outputs';
import { scoreShapeOf } from './estimate/score-shape-of';
import { type EstimateFacts, toEstimate } from './estimate/to-estimate';
import type { Estimator, EstimatorParts, Replay, TimedEstimate } from './estimator';
import { checkBackground } from './explain/check-background';
import { createExplainer } from './explain/create-explainer';
import type { Contributions, Explainer } from './explain/explainer';
import { ExplanationQueue } from './explain/explanation-queue';
import { mostExactRowsOf } from './batch/run-sizes';
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
  return closeOnFailure(scorer, async () => {
    const runRows = await exactRunRowsOf({ pipeline, scorer, background });
    const { limits = DEFAULT_BATCH_LIMITS, observer } = parts;
    const batcher = new Batcher({ pipeline, scorer, runRows, limits, observer });
    const sizes = { small: runRows, most: await mostExactRowsOf({ pipeline, scorer, background }) };
    const queue = new ExplanationQueue({ pipeline, scorer, sizes, limits });
    const explain = createExplainer({
      pipeline,
      queue,
      background,
      backgroundOutputs: await scoreBackground(batcher, background),
      usedFields: usedFields.map(({ name }) => name),
    });
    const featuresOf = (record: ValidRecord): Float32Array => pipeline.toMatrix([record]).values;
    const columnScorer = new ColumnScorer({ pipeline, scorer, shape, sizes, observer });
    return toEstimator(parts, { scorer, batcher, columnScorer, queue, explain, featuresOf });
  });
}

/** What the model says of each background record, which every explanation starts from. */
async function scoreBackground(
  batcher: Batcher,
  background: EstimatorParts['background'],
): Promise<readonly RowOutputs[]> {
  const outputs: RowOutputs[] = [];
  for (const { record } of background) {
    // Every field that a feature reads was checked; the others are not read.
    outputs.push(await batcher.scoreAdmitted([record as ValidRecord], toRowOutputs));
  }
  return outputs;
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
  readonly columnScorer: ColumnScorer;
  readonly queue: ExplanationQueue;
  readonly explain: Explainer;
  readonly featuresOf: (record: ValidRecord) => Float32Array;
}

function toEstimator(parts: EstimatorParts, steps: EstimatorSteps): Estimator {
  const { schema, neighbourhood } = parts;
  const { batcher, explain } = steps;
  const { toAnswer, readEstimate, readTimed } = createReaders(factsOf(parts));
  const replay = createReplay(schema, steps);
  const inFlight = new InFlight();
  let closing: Promise<void> | undefined;

  return {
    checkRoom: () => batcher.checkRoom(),
    // Most of the work there is: the batcher knows itself what it has in hand.
    estimate(record) {
      const score = (): Promise<Estimate> => batcher.score([record], readEstimate);
      return inFlight.isClosed ? inFlight.run(score) : score();
    },
    estimateFor(record, caller) {
      inFlight.checkOpen();
      batcher.ask([record], new EstimateRowCaller(caller, readEstimate));
    },
    timeEstimate(record) {
      const score = (): Promise<TimedEstimate> => batcher.score([record], readTimed);
      return inFlight.isClosed ? inFlight.run(score) : score();
    },
    estimateBatch: (records, options) =>
      inFlight.run(async () => {
        batcher.checkRoom();
        return (await scoreRecords(batcher, records, options)).map(toAnswer);
      }),
    scoreColumns: (columns, options) =>
      inFlight.run(() => {
        batcher.checkRoom();
        return steps.columnScorer.score(columns, options);
      }),
    estimateAt: readEstimate,
    warn: createWarner(neighbourhood),
    explain: (record, signal) =>
      inFlight.run(async () => toExplanation(schema, record, await explain(record, { signal }))),
    replay: (input) => inFlight.run(() => replay(input)),
    close: () => (closing ??= inFlight.drain().then(() => closeIdle(steps))),
  };
}

/** A run that nobody waits for any more may still be going on. */
async function closeIdle({ batcher, queue, scorer }: EstimatorSteps): Promise<void> {
  await Promise.all([batcher.idle(), queue.idle()]);
  await scorer.close();
}

function createReplay(schema: RecordSchema, { batcher, explain, featuresOf }: EstimatorSteps): Estimator['replay'] {
  const parse = createParser(schema);
  return async (input) => {
    const record = parse(input);
    const [outputs, contributions] = await Promise.all([
      batcher.scoreAdmitted([record], readOutputs),
      explain(record, { isAdmitted: true }),
    ]);
    return {
      features: featuresOf(record),
      outputs: toNamedOutputs(outputs),
      contributions: toNamedContributions(schema, contributions),
    };
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
