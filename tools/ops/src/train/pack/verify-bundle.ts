import { loadBundle, type ModelRepository, type PublishedBundle } from '@medcast/model-bundle';
import { startEstimator } from '../../model/start-estimator';

/**
 * Loads a bundle as a server would: every hash, then the golden records through the whole scoring path.
 *
 * @throws Problem BUNDLE_…, naming what differs
 */
export async function verifyBundle(repository: ModelRepository, { name, version }: PublishedBundle): Promise<void> {
  const estimator = await startEstimator(await loadBundle(repository, { model: name, version }));
  await estimator.close();
}
