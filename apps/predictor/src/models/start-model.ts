import { createEstimator, type Estimator, type RunObserver, toEstimatorParts } from '@medcast/inference';
import { type ModelBundle, replayGoldenRecords } from '@medcast/model-bundle';
import { compileRecordParser } from '@medcast/record-schema';
import type { RunTally } from '../metrics/run-tally';
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
  /** Where its runs and explanations are counted. */
  readonly tallyOf: (model: string, version: number) => RunTally;
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
  const tally = options.tallyOf(name, version);
  let isServing = false;
  // The runs of the self-test are nobody's.
  const observer: RunObserver = { onRun: (run) => (isServing ? tally.onRun(run) : undefined) };
  const limits = { mostWaitingRows: maxQueue, mostWaitMs: queueTimeoutMs };
  const estimator = await createEstimator({ ...toEstimatorParts(bundle), threads, limits, observer });
  try {
    await replayGoldenRecords(bundle.golden, (record) => estimator.replay(record));
  } catch (error) {
    await estimator.close();
    throw error;
  }
  isServing = true;
  const explain: Estimator['explain'] = (record, signal) => tally.explaining(() => estimator.explain(record, signal));
  const parser = compileRecordParser(bundle.schema);
  const served = { estimator: { ...estimator, explain }, uses: new UseCount(), runs: tally.sizes };
  return { name, version, bundle, parser, ...served };
}
