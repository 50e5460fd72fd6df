import type { Datatype } from '../../oip/tensor/datatype';
import { readMessage } from '../wire/proto-reader';
import { boolType, doubleType, floatType, int32Type, int64Type, uint32Type, uint64Type } from '../wire/scalar-type';

/** The elements of a tensor as its message has them (`InferTensorContents`), by the name of their field. */
export interface TensorContents {
  readonly bool_contents: boolean[];
  readonly int_contents: number[];
  readonly int64_contents: (number | bigint)[];
  readonly uint_contents: number[];
  readonly uint64_contents: (number | bigint)[];
  readonly fp32_contents: number[];
  readonly fp64_contents: number[];
  readonly bytes_contents: Buffer[];
}

/** Name of one of the lists. */
export type ContentsName = keyof TensorContents;

const NAMES: Readonly<Record<Datatype, ContentsName | undefined>> = {
  BOOL: 'bool_contents',
  INT8: 'int_contents',
  INT16: 'int_contents',
  INT32: 'int_contents',
  INT64: 'int64_contents',
  UINT8: 'uint_contents',
  UINT16: 'uint_contents',
  UINT32: 'uint_contents',
  UINT64: 'uint64_contents',
  FP16: undefined,
  FP32: 'fp32_contents',
  FP64: 'fp64_contents',
  BYTES: 'bytes_contents',
};

/** The list that elements of a datatype stand in; `undefined` for FP16, which comes as raw contents alone. */
export function contentsNameOf(datatype: Datatype): ContentsName | undefined {
  return NAMES[datatype];
}

/** Reads `InferTensorContents`. */
export function readTensorContents(bytes: Buffer): TensorContents {
  const contents: TensorContents = {
    bool_contents: [],
    int_contents: [],
    int64_contents: [],
    uint_contents: [],
    uint64_contents: [],
    fp32_contents: [],
    fp64_contents: [],
    bytes_contents: [],
  };
  readMessage(bytes, {
    1: (reader) => reader.scalars(boolType, contents.bool_contents),
    2: (reader) => reader.scalars(int32Type, contents.int_contents),
    3: (reader) => reader.scalars(int64Type, contents.int64_contents),
    4: (reader) => reader.scalars(uint32Type, contents.uint_contents),
    5: (reader) => reader.scalars(uint64Type, contents.uint64_contents),
    6: (reader) => reader.scalars(floatType, contents.fp32_contents),
    7: (reader) => reader.scalars(doubleType, contents.fp64_contents),
    8: (reader) => contents.bytes_contents.push(reader.bytes()),
  });
  return contents;
}
