import type { Estimator } from '@medcast/inference';
import type { ModelBundle } from '@medcast/model-bundle';
import type { RecordParser } from '@medcast/record-schema';
import type { RunSizes } from '../metrics/run-sizes';
import type { UseCount } from './use-count';

/** A model that has been verified and self-tested: it may answer. */
export interface LoadedModel {
  readonly name: string;
  readonly version: number;
  readonly bundle: ModelBundle;
  readonly parser: RecordParser;
  readonly estimator: Estimator;
  /** Requests that it answers right now: it is closed after the last of them. */
  readonly uses: UseCount;
  /** The runs of its graph since its self-test. */
  readonly runs: RunSizes;
}
