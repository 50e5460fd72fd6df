import {
  type BundleDraft,
  type Gate,
  type GateOverride,
  type ModelRepository,
  nextVersionOf,
  publishBundle,
  type PublishedBundle,
} from '@medcast/model-bundle';
import type { CardSource } from '../../card/card-source';
import { renderCardMarkdown } from '../../card/render-card-markdown';
import { renderReport } from '../../card/render-report';
import { toReport } from '../../card/report/report';
import { toCard } from '../../card/to-card';
import type { Task } from '../../task/task';
import type { ExplainedModel } from './explain-model';
import type { FittedModel } from './fitted-model';

/** Everything that a bundle is made of. */
export interface BundleSource {
  readonly task: Task;
  readonly fitted: FittedModel;
  readonly explained: ExplainedModel;
  readonly gates: readonly Gate[];
  readonly override: GateOverride | undefined;
  readonly seed: number;
  /** SHA-256 of the table, in hex. */
  readonly dataHash: string;
}

/** Where the versions of a model are counted, and where a new one is written. */
export interface PublicationPlaces {
  readonly champions: ModelRepository;
  readonly out: ModelRepository;
}

/** Writes a model with its card and report as the version that comes next. */
export async function publishModel(
  { champions, out }: PublicationPlaces,
  source: BundleSource,
): Promise<PublishedBundle> {
  const atLeast = await nextVersionOf(champions, source.task.name);
  return publishBundle(out, { model: source.task.name, atLeast }, (version) =>
    Promise.resolve(toDraft(source, version)),
  );
}

function toDraft(source: BundleSource, version: number): BundleDraft {
  const { task, fitted, explained, gates, override, seed, dataHash } = source;
  const { evaluation, schema, features, model } = fitted;
  const { explanation, effects } = explained;
  const described = describeTask(task, dataHash);
  const card = toCard({ task: described, schema, evaluation, explanation, dataHash, seed, version, gates, override });
  return {
    manifest: toManifest(source, card.training.method),
    files: {
      'schema.json': toJsonBytes(schema),
      'features.json': toJsonBytes(features),
      'model.onnx': model,
      'reference.json': toJsonBytes(explained.reference),
      'golden.json': toJsonBytes(explained.golden),
      'card.md': Buffer.from(renderCardMarkdown(card)),
      'card.json': toJsonBytes(card),
      'report.html': Buffer.from(renderReport(toReport(card, evaluation, effects))),
    },
  };
}

function toManifest({ task, fitted, gates, override, seed, dataHash }: BundleSource, method: string) {
  const { evaluation, thresholds } = fitted;
  return {
    model: task.name,
    task: task.kind,
    dataHash,
    seed,
    interval: { level: task.interval.level, method, ...(thresholds !== undefined && { thresholds }) },
    toolVersions: evaluation.toolVersions,
    metrics: { ...evaluation.metrics, champion: evaluation.champion },
    gates,
    ...(override !== undefined && { override }),
    dataLicence: task.data.licence,
  };
}

/** The task without the table's address where the model was trained on another table than is to be found there. */
function describeTask(task: Task, dataHash: string): CardSource['task'] {
  if (dataHash === task.data.sha256) return task;
  const { url: _elsewhere, ...data } = task.data;
  return { ...task, data };
}

function toJsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
