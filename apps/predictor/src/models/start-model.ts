import { createEstimator, toEstimatorParts } from '@medcast/inference';
import { type ModelBundle, replayGoldenRecords } from '@medcast/model-bundle';
import { compileRecordParser } from '@medcast/record-schema';
import { checkPatientSchema, INSURANCE_MODEL } from './check-patient-schema';
import type { LoadedModel } from './loaded-model';
import { UseCount } from './use-count';

/** How a model is run. */
export interface StartOptions {
  /** Of the ONNX runtime. */
  readonly threads: number;
  /** Most records that wait for it. */
  readonly maxQueue: number;
  /** Longest wait of a record for a run. */
  readonly queueTimeoutMs: number;
}

/**
 * Puts a verified bundle into service beside whatever runs, and proves it by its golden records, which also warm it up.
 *
 * @throws Problem `BUNDLE_GOLDEN_MISMATCH`, `BUNDLE_SCHEMA_UNREADABLE`, and what `createEstimator` refuses
 */
export async function startModel(bundle: ModelBundle, options: StartOptions): Promise<LoadedModel> {
  const { model: name, version } = bundle.manifest;
  if (name === INSURANCE_MODEL) checkPatientSchema(bundle.schema);
  const { threads, maxQueue, queueTimeoutMs } = options;
  const limits = { mostWaitingRows: maxQueue, mostWaitMs: queueTimeoutMs };
  const estimator = await createEstimator({ ...toEstimatorParts(bundle), threads, limits });
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } catch (error) {
    await estimator.close();
    throw error;
  }
  return { name, version, bundle, parser: compileRecordParser(bundle.schema), estimator, uses: new UseCount() };
}
