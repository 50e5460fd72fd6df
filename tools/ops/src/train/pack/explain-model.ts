import { availableParallelism } from 'node:os';
import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createEstimator, type Estimator } from '@medcast/inference';
import { type GoldenRecord, type Reference, replayGoldenRecords } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import type { CardExplanation } from '../../card/model-card';
import type { FieldEffect } from '../../card/report/field-effect';
import type { GoldenReplayCount } from '../gates/gate-source';
import { createReference } from '../reference/create-reference';
import { measureEffects } from './measure-effects';
import { measureImportance } from './measure-importance';
import { outputNamesOf, toGoldenRecords } from './create-golden';
import type { FittedModel } from './fitted-model';

/** What a model says of itself: its golden records, its background, and how it uses each field. */
export interface ExplainedModel {
  readonly reference: Reference;
  readonly golden: readonly GoldenRecord[];
  readonly replay: GoldenReplayCount;
  readonly explanation: CardExplanation;
  readonly effects: readonly FieldEffect[];
}

/** The people and the synthetic records that a model is explained on. */
export interface ExplainedRecords {
  readonly people: readonly ValidRecord[];
  readonly golden: readonly ValidRecord[];
  readonly seed: number;
}

/** Finds the background among the people of the table, then explains the model against it. */
export async function explainModel(
  fitted: FittedModel,
  { people, golden, seed }: ExplainedRecords,
): Promise<ExplainedModel> {
  const { schema, features, model, task, level, thresholds } = fitted;
  const { reference, figures } = await createReference({ schema, features, model, task }, people, seed);
  const { background, neighbourhood } = reference;
  const estimator = await createEstimator({
    schema,
    features,
    model,
    task,
    level,
    background,
    neighbourhood,
    threads: availableParallelism(),
    ...(thresholds !== undefined && { thresholds }),
  });
  try {
    const records = toGoldenRecords({
      records: golden,
      features: compileFeaturePipeline(features, schema).toMatrix(golden),
      outputs: fitted.goldenOutputs,
      names: outputNamesOf(schema),
      explanations: await explainAll(estimator, golden),
    });
    const groups = background.length;
    const importance = await measureImportance(estimator, { schema, people, groups, seed });
    return {
      reference,
      golden: records,
      replay: await countReproduced(estimator, records),
      explanation: { ...figures, importanceOver: importance.people, importance: importance.fields },
      effects: await measureEffects(estimator, schema, reference),
    };
  } finally {
    await estimator.close();
  }
}

async function explainAll(estimator: Estimator, records: readonly ValidRecord[]) {
  const explanations = [];
  for (const record of records) explanations.push(await estimator.explain(record));
  return explanations;
}

async function countReproduced(estimator: Estimator, golden: readonly GoldenRecord[]): Promise<GoldenReplayCount> {
  const differences: string[] = [];
  for (const record of golden) {
    try {
      await replayGoldenRecords([record], (fields) => estimator.replay(fields));
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'BUNDLE_GOLDEN_MISMATCH')) throw error;
      differences.push(error.detail);
    }
  }
  const [difference] = differences;
  return {
    records: golden.length,
    reproduced: golden.length - differences.length,
    ...(difference !== undefined && { difference }),
  };
}
