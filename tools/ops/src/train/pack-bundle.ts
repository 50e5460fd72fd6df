import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileFeaturePipeline, selectColumns } from '@medcast/feature-pipeline';
import { createEstimator } from '@medcast/inference';
import {
  type BundleDraft,
  type ModelRepository,
  nextVersionOf,
  publishBundle,
  type PublishedBundle,
} from '@medcast/model-bundle';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { CardSource } from '../card/card-source';
import { renderCardMarkdown } from '../card/render-card-markdown';
import { renderReport } from '../card/render-report';
import { toCard } from '../card/to-card';
import { parseNpyMatrix } from '../npy/parse-npy-matrix';
import type { LabelledTable } from '../table/read-labelled-table';
import type { Task } from '../task/task';
import { checkGates, measureGates } from './check-gates';
import { toGoldenRecords } from './create-golden';
import { type Evaluation, parseEvaluation } from './evaluation';
import { createReference } from './reference/create-reference';
import { type FittedGraph, scorePeople } from './score-people';

/** Everything that a bundle is made of. */
export interface BundleSource {
  readonly task: Task;
  /** With trained ranges. */
  readonly schema: RecordSchema;
  readonly table: LabelledTable;
  readonly golden: readonly ValidRecord[];
  readonly dataHash: string;
  readonly seed: number;
  /** `<work>/result`. */
  readonly resultFolder: string;
}

/** A bundle that was packed, with the figures of its model. */
export interface PackedBundle {
  readonly bundle: PublishedBundle;
  readonly evaluation: Evaluation;
}

/**
 * Packs what Python fitted into the next version of the task's model.
 *
 * @throws Problem GATE_REFUSED, TRAINING_FAILED, or what `publishBundle` throws; nothing is written then
 */
export async function packBundle(repository: ModelRepository, source: BundleSource): Promise<PackedBundle> {
  const { task, schema, dataHash, seed, resultFolder } = source;
  const evaluation = parseEvaluation(JSON.parse(await readFile(join(resultFolder, 'evaluation.json'), 'utf8')));
  const gates = measureGates(task, evaluation);
  checkGates(gates);
  const model = await readFile(join(resultFolder, 'model.onnx'));
  const features = selectColumns(task.features, evaluation.usedColumns);
  const explained = await explainGolden(source, { model, features, schema });
  const version = await nextVersionOf(repository, task.name);
  const card = toCard({ task: describeTask(task, dataHash), schema, evaluation, dataHash, seed, version, gates });
  const draft: BundleDraft = {
    manifest: {
      model: task.name,
      task: task.kind,
      dataHash,
      seed,
      interval: { level: task.interval.level, method: evaluation.chosen.interval },
      toolVersions: evaluation.toolVersions,
      metrics: evaluation.metrics,
      gates,
      dataLicence: task.data.licence,
    },
    files: {
      'schema.json': toJsonBytes(schema),
      'features.json': toJsonBytes(features),
      'model.onnx': model,
      'reference.json': toJsonBytes(explained.reference),
      'golden.json': toJsonBytes(explained.golden),
      'card.md': Buffer.from(renderCardMarkdown(card)),
      'card.json': toJsonBytes(card),
      'report.html': Buffer.from(renderReport(card, evaluation)),
    },
  };
  return { bundle: await publishBundle(repository, draft), evaluation };
}

/** The task without the table's address where the model was trained on another table than is to be found there. */
function describeTask(task: Task, dataHash: string): CardSource['task'] {
  if (dataHash === task.data.sha256) return task;
  const { licence, source } = task.data;
  return { ...task, data: { licence, source } };
}

/** Finds the background among the people of the table, then explains the golden records against it. */
async function explainGolden({ task, golden, table, resultFolder }: BundleSource, graph: FittedGraph) {
  const { schema, features } = graph;
  const reference = createReference(await scorePeople(graph, table.records), schema);
  const { background } = reference;
  const estimator = await createEstimator({ ...graph, task: task.kind, level: task.interval.level, background });
  const explanations = await Promise.all(golden.map((record) => estimator.explain(record)));
  await estimator.close();
  const records = toGoldenRecords({
    records: golden,
    features: compileFeaturePipeline(features, schema).toMatrix(golden),
    outputs: parseNpyMatrix(await readFile(join(resultFolder, 'golden-outputs.npy'))),
    explanations,
  });
  return { reference, golden: records };
}

function toJsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
