import { Problem } from '@medcast/problem';

/** A matrix of doubles, row-major. */
export interface DoubleMatrix {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

const HEADER = /^\{'descr': '<f8', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n$/;

/**
 * Reads a two-dimensional float64 array from NumPy `.npy`, format version 1.0, little-endian, C order.
 *
 * @throws Problem TRAINING_FAILED for anything else
 */
export function parseNpyMatrix(bytes: Uint8Array): DoubleMatrix {
  const view = Buffer.from(bytes);
  const headerEnd = 10 + view.readUInt16LE(8);
  const match = HEADER.exec(view.toString('latin1', 10, headerEnd));
  if (match === null) {
    throw new Problem(
      'TRAINING_FAILED',
      `expected a float64 matrix, got the header ${view.toString('latin1', 10, headerEnd)}`,
    );
  }
  const [rows, columns] = [Number(match[1]), Number(match[2])];
  const elements = Uint8Array.from(view.subarray(headerEnd));
  if (elements.byteLength !== rows * columns * Float64Array.BYTES_PER_ELEMENT) {
    throw new Problem('TRAINING_FAILED', `expected ${rows} × ${columns} doubles, got ${elements.byteLength} bytes`);
  }
  return { values: new Float64Array(elements.buffer), rows, columns };
}
