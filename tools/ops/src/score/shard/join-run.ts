import { isDeepStrictEqual } from 'node:util';
import { Problem } from '@medcast/problem';
import type { ModelChoice } from '../../model/model-choice';
import { type OpenModel, openModel } from '../../model/open-model';
import type { ScoreOptions } from '../score-table';
import type { TableStore } from '../../table/store/table-store';
import { findParts } from './find-parts';
import { readStored, renderStored } from './read-stored';
import { RUN_FILE, type ShardedRun, shardedRunSchema } from './sharded-run';

/** What one shard was asked for. */
export interface ShardRequest extends Omit<ScoreOptions, 'format'> {
  readonly choice: ModelChoice;
  readonly input: TableStore;
  readonly out: TableStore;
  /** Format of the results; null: that of each part. */
  readonly format: ScoreOptions['format'] | null;
  /** From 0. */
  readonly shard: number;
  readonly shards: number;
}

/** A run that a shard takes part in, with its model. */
export interface JoinedRun {
  readonly run: ShardedRun;
  readonly model: OpenModel;
}

/**
 * Joins the run that another shard has begun, or begins it. Where the model was named by a channel, the version is the
 * one that the first shard found there.
 *
 * @throws Problem SCORING_RUN_DIFFERS where the run that was begun is another one
 */
export async function joinRun(request: ShardRequest): Promise<JoinedRun> {
  const begun = await readStored(request.out, RUN_FILE, shardedRunSchema);
  const model = await openModel(pinned(request.choice, begun));
  try {
    const run = await agreeOn(toRun(request, model, begun?.parts ?? (await findParts(request.input))), request.out);
    return { run, model };
  } catch (error) {
    await model.estimator.close();
    throw error;
  }
}

function pinned(choice: ModelChoice, begun: ShardedRun | undefined): ModelChoice {
  if (begun === undefined || 'version' in choice.pick || begun.model.name !== choice.model) return choice;
  return { ...choice, pick: { version: begun.model.version } };
}

function toRun(request: ShardRequest, model: OpenModel, parts: ShardedRun['parts']): ShardedRun {
  const { input, shards, format, explain, prefix } = request;
  return {
    formatVersion: 1,
    model: { name: model.name, version: model.version },
    graph: model.bundle.manifest.files['model.onnx'].sha256,
    input: input.uri,
    parts,
    shards,
    format,
    explain,
    prefix,
  };
}

/** Two that begin at once agree: one of them writes, the other finds what it wrote. */
async function agreeOn(run: ShardedRun, out: TableStore): Promise<ShardedRun> {
  if (await out.createText(RUN_FILE, renderStored(run))) return run;
  const begun = await readStored(out, RUN_FILE, shardedRunSchema);
  if (begun !== undefined && isDeepStrictEqual(begun, run)) return begun;
  const detail =
    `expected the run that ${RUN_FILE} in ${out.uri} describes, got ${differences(begun, run)}; ` +
    'give the same input, model and options to every shard, or another --out';
  throw new Problem('SCORING_RUN_DIFFERS', detail);
}

function differences(begun: ShardedRun | undefined, run: ShardedRun): string {
  const names = ['model', 'graph', 'input', 'parts', 'shards', 'format', 'explain', 'prefix'] as const;
  const different = names.filter((name) => !isDeepStrictEqual(begun?.[name], run[name]));
  return `another ${different.join(', ')}`;
}
