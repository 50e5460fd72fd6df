import type { Estimator } from '@medcast/inference';
import { loadBundle, type ModelBundle, type ModelRepository, openRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type RecordParser } from '@medcast/record-schema';
import type { ModelChoice } from './model-choice';
import { startEstimator } from './start-estimator';

/** A model that answers records, loaded and proven as a server would. Close its estimator when done. */
export interface OpenModel {
  readonly name: string;
  readonly version: number;
  readonly bundle: ModelBundle;
  readonly parser: RecordParser;
  readonly estimator: Estimator;
}

/**
 * Opens a model: its files by their hashes, its answers by its golden records.
 *
 * @throws Problem CHANNEL_NOT_FOUND, BUNDLE_…, REPOSITORY_…
 */
export async function openModel(choice: ModelChoice): Promise<OpenModel> {
  const repository = openRepository(choice.models);
  const version = await resolveVersion(repository, choice);
  const bundle = await loadBundle(repository, { model: choice.model, version });
  const estimator = await startEstimator(bundle);
  return { name: choice.model, version, bundle, parser: compileRecordParser(bundle.schema), estimator };
}

async function resolveVersion(repository: ModelRepository, { model, pick }: ModelChoice): Promise<number> {
  if ('version' in pick) return pick.version;
  const channel = await repository.readChannel(model, pick.channel);
  if (channel !== undefined) return channel.version;
  const models = await repository.listModels();
  const detail =
    `expected the channel "${pick.channel}" of ${model} in ${repository.uri}, got none; ` +
    `its models are ${models.join(', ') || 'none'}: name another with --model, --channel or --version`;
  throw new Problem('CHANNEL_NOT_FOUND', detail);
}
