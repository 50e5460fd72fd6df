import { compileFeaturePipeline, type FeatureSpec } from '@medcast/feature-pipeline';
import { createOnnxScorer } from '@medcast/inference';
import { Problem } from '@medcast/problem';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { ScoredRecord } from './reference/split-groups';

/** A fitted graph and what it is fed with. */
export interface FittedGraph {
  readonly model: Uint8Array;
  readonly features: FeatureSpec;
  readonly schema: RecordSchema;
}

/** What the model expects of everybody in the training data. */
export async function scorePeople(
  graph: FittedGraph,
  records: readonly ValidRecord[],
): Promise<readonly ScoredRecord[]> {
  const pipeline = compileFeaturePipeline(graph.features, graph.schema);
  const scorer = await createOnnxScorer({
    model: graph.model,
    shape: { task: 'regression' },
    featureCount: pipeline.featureCount,
  });
  try {
    const scores = await scorer.score(pipeline.toMatrix(records));
    if (scores.task !== 'regression') throw new Problem('TRAINING_FAILED', `expected a regression, got ${scores.task}`);
    return records.map((record, row) => ({ record, score: scores.expected[row] ?? NaN }));
  } finally {
    await scorer.close();
  }
}
