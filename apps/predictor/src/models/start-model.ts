import { createEstimator, DEFAULT_BATCH_LIMITS, toEstimatorParts } from '@medcast/inference';
import { type ModelBundle, replayGoldenRecords } from '@medcast/model-bundle';
import { compileRecordParser } from '@medcast/record-schema';
import { checkPatientSchema, INSURANCE_MODEL } from './check-patient-schema';
import type { LoadedModel } from './loaded-model';
import { RunTally } from './run-tally';
import { UseCount } from './use-count';

/** How a model is run. */
export interface StartOptions {
  /** Of the ONNX runtime. */
  readonly threads: number;
  /** Most records that wait for it. */
  readonly maxQueue: number;
}

/**
 * Puts a verified bundle into service beside whatever runs, and proves it by its golden records, which also warm it up.
 *
 * @throws Problem `BUNDLE_GOLDEN_MISMATCH`, `BUNDLE_SCHEMA_UNREADABLE`, and what `createEstimator` refuses
 */
export async function startModel(bundle: ModelBundle, { threads, maxQueue }: StartOptions): Promise<LoadedModel> {
  const { model: name, version } = bundle.manifest;
  if (name === INSURANCE_MODEL) checkPatientSchema(bundle.schema);
  const limits = { ...DEFAULT_BATCH_LIMITS, mostWaitingRows: maxQueue };
  const runs = new RunTally();
  const estimator = await createEstimator({ ...toEstimatorParts(bundle), threads, limits, observer: runs });
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } catch (error) {
    await estimator.close();
    throw error;
  }
  runs.clear();
  return { name, version, bundle, parser: compileRecordParser(bundle.schema), estimator, uses: new UseCount(), runs };
}
