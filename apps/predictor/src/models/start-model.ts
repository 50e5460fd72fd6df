import { createEstimator, type Estimator, type RunObserver, toEstimatorParts } from '@medcast/inference';
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
  /** Longest wait of a record for a run. */
  readonly queueTimeoutMs: number;
}

/**
 * Puts a verified bundle into service beside whatever runs, and proves it by its golden records, which also warm it up.
 *
 * @throws Problem `BUNDLE_GOLDEN_MISMATCH`, `BUNDLE_SCHEMA_UNREADABLE`, and what `createEstimator` refuses
 */
export async function startModel(
  bundle: ModelBundle,
  { threads, maxQueue, queueTimeoutMs }: StartOptions,
): Promise<LoadedModel> {
  const { model: name, version } = bundle.manifest;
  if (name === INSURANCE_MODEL) checkPatientSchema(bundle.schema);
  const runs = new RunTally();
  let isServing = false;
  // The runs of the self-test are nobody's.
  const observer: RunObserver = { onRun: (run) => (isServing ? runs.onRun(run) : undefined) };
  const limits = { mostWaitingRows: maxQueue, mostWaitMs: queueTimeoutMs };
  const estimator = await createEstimator({ ...toEstimatorParts(bundle), threads, limits, observer });
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } catch (error) {
    await estimator.close();
    throw error;
  }
  isServing = true;
  const explain: Estimator['explain'] = (record) => runs.explaining(() => estimator.explain(record));
  const parser = compileRecordParser(bundle.schema);
  return { name, version, bundle, parser, estimator: { ...estimator, explain }, runs, uses: new UseCount() };
}
