import type { Estimator } from '@medcast/inference';
import type { ModelBundle } from '@medcast/model-bundle';
import type { RecordParser } from '@medcast/record-schema';

/** A model that has been verified and self-tested: it may answer. */
export interface LoadedModel {
  readonly name: string;
  readonly version: number;
  readonly bundle: ModelBundle;
  readonly parser: RecordParser;
  readonly estimator: Estimator;
}
