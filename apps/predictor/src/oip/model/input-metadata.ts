import type { FieldDeclaration } from '@medcast/record-schema';
import { type Datatype, elementTypeOf } from '../tensor/datatype';
import type { TensorMetadata } from './tensor-metadata';

/** The datatype that holds every value of a field. */
const DATATYPES = {
  integer: 'INT64',
  number: 'FP64',
  boolean: 'BOOL',
  category: 'BYTES',
  date: 'BYTES',
  text: 'BYTES',
} as const satisfies Record<FieldDeclaration['kind'], Datatype>;

/** The input tensor of a field. */
export function toInputMetadata({ name, kind }: FieldDeclaration): TensorMetadata {
  return { name, datatype: DATATYPES[kind], shape: [-1] };
}

/** Tells whether tensors of a datatype can hold values of a field: numbers of every width, else the one in its metadata. */
export function takesDatatype({ kind }: FieldDeclaration, datatype: Datatype): boolean {
  if (kind !== 'integer' && kind !== 'number') return datatype === DATATYPES[kind];
  const type = elementTypeOf(datatype);
  return type.kind === 'integer' || type.kind === 'float';
}
