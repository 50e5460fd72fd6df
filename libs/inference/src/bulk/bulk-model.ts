import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import type { PredictionWarning } from '@medcast/prediction-contract';
import { compileRecordParser, type RecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { checkThresholds } from '../estimate/check-thresholds';
import { scoreShapeOf } from '../estimate/score-shape-of';
import type { EstimateFacts } from '../estimate/to-estimate';
import { factsOf } from '../estimate/facts-of';
import type { EstimatorParts } from '../estimator';
import { createWarner } from '../neighbourhood/create-warner';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { ScoreShape } from '../scorer/graph-outputs';
import { ChunkScorer } from './score/chunk-scorer';
import { exactChunkRowsOf } from './score/exact-chunk-rows';
import { compileRowCheck, type RowCheck } from './score/row-check';

/** A model that answers many records: what it is made of for one thread. */
export interface BulkModel {
  readonly schema: RecordSchema;
  readonly shape: ScoreShape;
  readonly facts: EstimateFacts;
  readonly parser: RecordParser;
  /** Tells of a record in columns whether `warn` surely says nothing of it. */
  readonly isQuiet: RowCheck;
  readonly warn: (record: ValidRecord) => readonly PredictionWarning[];
  /** Makes a scorer for one request, of which chunks are scored one after the other. */
  createScorer(): ChunkScorer;
  /** Frees the native memory; nothing may be scored meanwhile or afterwards. */
  close(): Promise<void>;
}

/**
 * Puts a model into service for many records, with a session of its own.
 *
 * @throws Problem as `createEstimator`
 */
export async function createBulkModel(parts: EstimatorParts): Promise<BulkModel> {
  const { schema, features, model, task, background, thresholds, neighbourhood, threads = 1 } = parts;
  const shape = scoreShapeOf(schema, task);
  checkThresholds(thresholds, shape);
  const pipeline = compileFeaturePipeline(features, schema);
  const scorer = await createOnnxScorer({ model, shape, featureCount: pipeline.featureCount, threads });
  const runRows = await exactChunkRowsOf({ pipeline, scorer, background });
  return {
    schema,
    shape,
    facts: factsOf(parts),
    parser: compileRecordParser(schema),
    isQuiet: compileRowCheck(neighbourhood, schema.fields),
    warn: createWarner(neighbourhood),
    createScorer: () => new ChunkScorer({ pipeline, scorer, shape, runRows }),
    close: () => scorer.close(),
  };
}
