import { createEstimator, type Estimator, toEstimatorParts } from '@medcast/inference';
import { type ModelBundle, replayGoldenRecords } from '@medcast/model-bundle';

/** Makes a bundle answer records, and proves it by its golden records. Close the estimator when done. */
export async function startEstimator(bundle: ModelBundle): Promise<Estimator> {
  const estimator = await createEstimator(toEstimatorParts(bundle));
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
    return estimator;
  } catch (error) {
    await estimator.close();
    throw error;
  }
}
