import type { Datatype } from '../tensor/datatype';

/** One tensor as `GET /v2/models/{model}` describes it. */
export interface TensorMetadata {
  readonly name: string;
  readonly datatype: Datatype;
  /** -1 stands for the number of records. */
  readonly shape: readonly number[];
  readonly parameters?: Readonly<Record<string, string>>;
}
