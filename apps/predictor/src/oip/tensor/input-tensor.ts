import type { FieldDeclaration } from '@medcast/record-schema';
import type { Datatype } from './datatype';

/** The values of one field for all records, as a request gives them. */
export interface InputTensor {
  readonly field: FieldDeclaration;
  readonly datatype: Datatype;
  /** Number of records: the first dimension. */
  readonly rows: number;
  /** Whether its shape is `[n, 1]` rather than `[n]`. */
  readonly isMatrix: boolean;
}
