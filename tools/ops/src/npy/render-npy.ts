/** Element types that the training work folder uses, by their NumPy names. */
const DTYPES = { float32: '<f4', float64: '<f8', int32: '<i4', int64: '<i8' } as const;

/** Elements of an array, by NumPy dtype. */
export type NpyElements =
  | { readonly dtype: 'float32'; readonly values: Float32Array }
  | { readonly dtype: 'float64'; readonly values: Float64Array }
  | { readonly dtype: 'int32'; readonly values: Int32Array }
  | { readonly dtype: 'int64'; readonly values: BigInt64Array };

const MAGIC = Buffer.from('\x93NUMPY\x01\x00', 'latin1');
/** The format pads the header so that the elements begin at a multiple of 64 bytes. */
const ALIGNMENT = 64;

/**
 * Renders an array as NumPy `.npy`, format version 1.0, little-endian, C order.
 * Source: numpy.lib.format, NEP 1.
 */
export function renderNpy({ dtype, values }: NpyElements, shape: readonly number[]): Buffer {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${DTYPES[dtype]}', 'fortran_order': False, 'shape': (${dims}), }`;
  const unpadded = MAGIC.length + 2 + dictionary.length + 1;
  const header = `${dictionary}${' '.repeat((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT)}\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const elements = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return Buffer.concat([MAGIC, length, Buffer.from(header, 'latin1'), elements]);
}
