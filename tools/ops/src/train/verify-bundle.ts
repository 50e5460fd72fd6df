import { createEstimator } from '@medcast/inference';
import { loadBundle, type ModelRepository, type PublishedBundle, replayGoldenRecords } from '@medcast/model-bundle';

/**
 * Loads a bundle as a server would: every hash, then the golden records through the whole scoring path.
 *
 * @throws Problem BUNDLE_…, naming what differs
 */
export async function verifyBundle(repository: ModelRepository, { name, version }: PublishedBundle): Promise<void> {
  const bundle = await loadBundle(repository, { model: name, version });
  const estimator = await createEstimator({
    schema: bundle.schema,
    features: bundle.features,
    model: bundle.model,
    task: bundle.manifest.task,
    level: bundle.manifest.interval.level,
    background: bundle.reference.background,
  });
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } finally {
    await estimator.close();
  }
}
