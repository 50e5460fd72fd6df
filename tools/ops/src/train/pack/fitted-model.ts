import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FeatureSpec, selectColumns } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';
import { type DoubleMatrix, parseNpyMatrix } from '../../npy/parse-npy-matrix';
import type { Task } from '../../task/task';
import { type Evaluation, parseEvaluation } from '../evaluation/evaluation';

/** What Python made of a work folder. */
export interface FittedModel {
  readonly evaluation: Evaluation;
  /** ONNX graph. */
  readonly model: Uint8Array;
  /** The columns that the graph reads. */
  readonly features: FeatureSpec;
  readonly schema: RecordSchema;
  readonly task: Task['kind'];
  /** Nominal coverage of the interval or of the prediction set. */
  readonly level: number;
  /** Classification: lowest probability at which a label is in the prediction set. */
  readonly thresholds: Readonly<Record<string, number>> | undefined;
  /** What the Python model said of the golden records. */
  readonly goldenOutputs: DoubleMatrix;
}

/**
 * Reads what Python wrote.
 *
 * @param folder `<work>/result`
 * @throws Problem TRAINING_FAILED
 */
export async function loadFittedModel(folder: string, task: Task): Promise<FittedModel> {
  const evaluation = parseEvaluation(JSON.parse(await readFile(join(folder, 'evaluation.json'), 'utf8')));
  return {
    evaluation,
    model: await readFile(join(folder, 'model.onnx')),
    features: selectColumns(task.features, evaluation.usedColumns),
    schema: task.schema,
    task: task.kind,
    level: task.interval.level,
    thresholds: evaluation.task === 'classification' ? evaluation.setThresholds : undefined,
    goldenOutputs: parseNpyMatrix(await readFile(join(folder, 'golden-outputs.npy'))),
  };
}
