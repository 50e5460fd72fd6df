import type { BundleManifest } from '@medcast/model-bundle';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { Task } from '../../task/task';
import type { Evaluation } from '../evaluation/evaluation';

/** Everything that gates look at. */
export interface GateSource {
  readonly task: Task;
  /** With trained ranges. */
  readonly schema: RecordSchema;
  readonly records: readonly ValidRecord[];
  readonly evaluation: Evaluation;
  /** SHA-256 of the table, in hex. */
  readonly dataHash: string;
  readonly champion: Champion;
  readonly golden: GoldenReplayCount;
}

/** The model in production with which a new one compares itself, or why there is none to compare with. */
export type Champion = { readonly manifest: BundleManifest } | { readonly none: string };

/** How many golden records the packed model reproduces. */
export interface GoldenReplayCount {
  readonly records: number;
  readonly reproduced: number;
  /** What differs in the first that is not reproduced. */
  readonly difference?: string;
}
