/** How the elements of a tensor are written (Open Inference Protocol v2, "Tensor Data Types"). */
export type ElementType = IntegerType | FloatType | BoolType | BytesType;

/** Whole numbers of a fixed width. */
export interface IntegerType {
  readonly kind: 'integer';
  /** Bytes of one element in binary data. */
  readonly width: 1 | 2 | 4 | 8;
  readonly minimum: bigint;
  readonly maximum: bigint;
  /** The bounds as floats: right for every whole number up to 2^53, and quicker to compare with. */
  readonly lowest: number;
  readonly highest: number;
}

/** IEEE 754 numbers. */
export interface FloatType {
  readonly kind: 'float';
  readonly width: 2 | 4 | 8;
}

/** True or false; one byte in binary data. */
export interface BoolType {
  readonly kind: 'bool';
  readonly width: 1;
}

/** Texts in UTF-8; in binary data each has its length before it, in four bytes. */
export interface BytesType {
  readonly kind: 'bytes';
}

const elementTypes = {
  BOOL: { kind: 'bool', width: 1 },
  UINT8: unsigned(1),
  UINT16: unsigned(2),
  UINT32: unsigned(4),
  UINT64: unsigned(8),
  INT8: signed(1),
  INT16: signed(2),
  INT32: signed(4),
  INT64: signed(8),
  FP16: { kind: 'float', width: 2 },
  FP32: { kind: 'float', width: 4 },
  FP64: { kind: 'float', width: 8 },
  BYTES: { kind: 'bytes' },
} as const satisfies Record<string, ElementType>;

/** Name of a datatype of the protocol. */
export type Datatype = keyof typeof elementTypes;

/** All datatypes, in the order of the protocol. */
export const datatypes: readonly string[] = Object.keys(elementTypes);

/** Tells whether a value names a datatype. */
export function isDatatype(value: unknown): value is Datatype {
  return typeof value === 'string' && Object.hasOwn(elementTypes, value);
}

/** How the elements of a datatype are written. */
export function elementTypeOf(datatype: Datatype): ElementType {
  return elementTypes[datatype];
}

function unsigned(width: IntegerType['width']): IntegerType {
  return integer(width, 0n, 2n ** BigInt(8 * width) - 1n);
}

function signed(width: IntegerType['width']): IntegerType {
  const half = 2n ** BigInt(8 * width - 1);
  return integer(width, -half, half - 1n);
}

function integer(width: IntegerType['width'], minimum: bigint, maximum: bigint): IntegerType {
  return { kind: 'integer', width, minimum, maximum, lowest: Number(minimum), highest: Number(maximum) };
}
