import type { ColumnRecords } from '@medcast/record-schema';
import type { OutputTensor } from '../model/output-tensor';

/** A request that was understood: every record is valid, every output exists. */
export interface InferenceRequest {
  /** The request's own identifier; `undefined` where it brings none. */
  readonly id: string | undefined;
  readonly records: ColumnRecords;
  readonly outputs: readonly RequestedOutput[];
}

/** An output that is asked for, and how it is to be sent. */
export interface RequestedOutput {
  readonly output: OutputTensor;
  readonly isBinary: boolean;
}
