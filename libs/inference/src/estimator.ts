import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { Estimate, Explanation, PredictionWarning } from '@medcast/prediction-contract';
import type { FieldValue, RecordColumns, RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { BatchLimits } from './batch/batch-limits';
import type { EstimateCaller } from './batch/estimate-row-caller';
import type { RunObserver } from './batch/run-observer';
import type { BatchOptions } from './batch/score-records';
import type { BackgroundRecord } from './explain/check-background';
import type { Neighbourhood } from './neighbourhood/neighbourhood';
import type { Scores } from './scorer/scorer';

/** What an {@link Estimator} is made of; all of it stands in a bundle. */
export interface EstimatorParts {
  readonly schema: RecordSchema;
  readonly features: FeatureSpec;
  /** ONNX graph: `features` float32 `[n, f]` to the outputs of the task. */
  readonly model: Uint8Array;
  readonly task: 'regression' | 'classification';
  /** Nominal coverage of intervals and prediction sets: 0.95. */
  readonly level: number;
  /** Population against which estimates are explained; weights above 0 that sum to 1. */
  readonly background: readonly BackgroundRecord[];
  /** Classification: by label, the lowest probability at which it is in the prediction set. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
  /** The people that the model has learned from, as groups; without it {@link Estimator.warn} finds nothing. */
  readonly neighbourhood?: Neighbourhood | undefined;
  /** Threads of one operator of the graph; 1 by default. */
  readonly threads?: number;
  /** How many records may wait, and how long; by default 1,024 and one second. */
  readonly limits?: BatchLimits;
  /** Is told of every run of at most 64 rows, those of a self-test among them; nobody by default. */
  readonly observer?: RunObserver;
}

/** An estimate, and what it took in milliseconds. */
export interface TimedEstimate {
  readonly estimate: Estimate;
  /** The wait for its run. */
  readonly queueMs: number;
  /** Its run, which other records may have been part of. */
  readonly ms: number;
}

/** A model in service: from a record to an estimate and its reasons. */
export interface Estimator {
  /**
   * Refuses a request before any work is done for it, its body not even read, where so many records wait that it could
   * not be answered in time.
   *
   * @throws Problem `OVERLOADED`
   */
  checkRoom(): void;

  /**
   * What the model says of a record. All that are asked for in one tick of the event loop, or while a run is in
   * progress, are scored in one run of at most 64.
   *
   * @throws Problem `RECORD_INVALID` where the model cannot compute with its values, `OVERLOADED` where too many records
   *   wait or it has waited too long, `MODEL_NOT_READY` after `close`
   */
  estimate(record: ValidRecord): Promise<Estimate>;
  /**
   * Like `estimate` without a promise, for whoever answers so many that promises count.
   *
   * @throws Problem at once what `estimate` refuses before the run; the caller is then not told
   */
  estimateFor(record: ValidRecord, caller: EstimateCaller): void;

  /**
   * Like `estimate`, with the milliseconds of the run that it was part of: what the model costs; and, apart from them,
   * those of the wait for the run, which is other people's.
   */
  timeEstimate(record: ValidRecord): Promise<TimedEstimate>;

  /**
   * What the model says of many records: bit for bit what `estimate` says of each. The event loop turns at least once
   * for every 64 of them.
   *
   * @param options how it is ended early, and who hears what its runs took
   * @throws Problem as `estimate` of the first record that cannot be estimated; the reason of the signal
   */
  estimateBatch(records: readonly ValidRecord[], options?: BatchOptions): Promise<readonly Estimate[]>;

  /**
   * The outputs of many records that stand in columns: bit for bit those that `estimate` shapes. The event loop turns
   * about every millisecond.
   *
   * @throws Problem as `estimate` of the first record that cannot be estimated; the reason of the signal
   */
  scoreColumns(columns: RecordColumns, options?: BatchOptions): Promise<Scores>;

  /** Shapes the outputs of one row of {@link scoreColumns}. */
  estimateAt(scores: Scores, row: number): Estimate;

  /**
   * Reasons to trust the estimate less than usual that lie in the record as a whole, hence with the path "":
   * `RECORD_UNUSUAL` for one that is unlike anything seen, `FEW_SIMILAR_RECORDS` for one that few resemble.
   */
  warn(record: ValidRecord): readonly PredictionWarning[];

  /**
   * Why it says so: `base` and the contributions of all fields, in the order of the schema, sum to `expected` or to the
   * probability of the label, up to the rounding of 32-bit floats. Exact interventional Shapley values while at most 12
   * fields differ from a background record; beyond, estimated over 16 to 96 fixed orders for each of them, until the
   * standard error that every contribution then carries is below 2 % of all of them together. A field that no feature
   * uses contributes 0. The same to the bit whatever is explained beside it: what is asked for in one tick shares runs.
   *
   * @param signal gives it up between two runs, for a client that has gone; it then rejects with the signal's reason
   * @throws Problem as `estimate`; `OVERLOADED` where too many explanations wait
   */
  explain(record: ValidRecord, signal?: AbortSignal): Promise<Explanation>;

  /**
   * Everything about a record at once, from validation on: what a golden record holds.
   *
   * @throws Problem `RECORD_INVALID` with all that is wrong with the record, and as `estimate`
   */
  replay(record: Readonly<Record<string, FieldValue>>): Promise<Replay>;

  /** Waits for the work in hand, then frees the native memory; again is the same as once. */
  close(): Promise<void>;
}

/** The features, outputs and contributions of one record. */
export interface Replay {
  /** In the order of the feature spec. */
  readonly features: Float32Array;
  /** Regression: `expected`, `typical`, `lower`, `upper`. Classification: the probability of each label. */
  readonly outputs: Readonly<Record<string, number>>;
  readonly contributions: { readonly base: number; readonly byField: Readonly<Record<string, number>> };
}
