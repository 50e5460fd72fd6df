import { createEstimator } from '@medcast/inference';
import { loadBundle, type ModelRepository, type PublishedBundle, replayGoldenRecords } from '@medcast/model-bundle';

/**
 * Loads a bundle as a server would: every hash, then the golden records through the whole scoring path.
 *
 * @throws Problem BUNDLE_…, naming what differs
 */
export async function verifyBundle(repository: ModelRepository, { name, version }: PublishedBundle): Promise<void> {
  const { schema, features, model, manifest, reference, golden } = await loadBundle(repository, {
    model: name,
    version,
  });
  const estimator = await createEstimator({
    schema,
    features,
    model,
    task: manifest.task,
    level: manifest.interval.level,
    thresholds: manifest.interval.thresholds,
    background: reference.background,
    neighbourhood: reference.neighbourhood,
  });
  try {
    await replayGoldenRecords(golden, (record) => estimator.replay(record));
  } finally {
    await estimator.close();
  }
}
