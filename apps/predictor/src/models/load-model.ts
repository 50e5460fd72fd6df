import { createEstimator, type Estimator } from '@medcast/inference';
import {
  type BundleReference,
  loadBundle,
  type ModelBundle,
  type ModelRepository,
  replayGoldenRecords,
} from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { compileRecordParser } from '@medcast/record-schema';
import { checkPatientSchema, INSURANCE_MODEL } from './check-patient-schema';
import type { LoadedModel } from './loaded-model';

/** Resolves the version that a channel of a model points to; CHANNEL_NOT_FOUND where it has none. */
export async function resolveChannel(repository: ModelRepository, model: string, channel: string): Promise<number> {
  const found = await repository.readChannel(model, channel);
  if (found !== undefined) return found.version;
  const detail = `expected the channel "${channel}" of ${model} in ${repository.uri}, got none; set it, or CHANNEL to one that is there`;
  throw new Problem('CHANNEL_NOT_FOUND', detail);
}

/** Loads a model and proves it: its files by their hashes, its answers by its golden records, which also warm it up. */
export async function loadModel(
  repository: ModelRepository,
  reference: BundleReference,
  threads: number,
): Promise<LoadedModel> {
  const bundle = await loadBundle(repository, reference);
  if (reference.model === INSURANCE_MODEL) checkPatientSchema(bundle.schema);
  const estimator = await startEstimator(bundle, threads);
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } catch (error) {
    await estimator.close();
    throw error;
  }
  const { model: name, version } = reference;
  return { name, version, bundle, parser: compileRecordParser(bundle.schema), estimator };
}

function startEstimator(bundle: ModelBundle, threads: number): Promise<Estimator> {
  const { schema, features, model, manifest, reference } = bundle;
  return createEstimator({
    schema,
    features,
    model,
    task: manifest.task,
    level: manifest.interval.level,
    background: reference.background,
    threads,
  });
}
