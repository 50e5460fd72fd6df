import { parseNpyMatrix } from './parse-npy-matrix';
import { renderNpy } from './render-npy';

describe('renderNpy', () => {
  it('begins the elements at a multiple of 64 bytes', () => {
    const bytes = renderNpy({ dtype: 'float32', values: Float32Array.of(1.5) }, [1]);
    expect(bytes.toString('latin1', 0, 8)).toBe('\x93NUMPY\x01\x00');
    expect(bytes.toString('latin1', 10, 67)).toBe("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }");
    expect(bytes.length % 64).toBe(4);
    expect(bytes.readFloatLE(bytes.length - 4)).toBe(1.5);
  });

  it('is read back', () => {
    const values = Float64Array.of(1, -2.5, 1e300, 0, 4, 5);
    expect(parseNpyMatrix(renderNpy({ dtype: 'float64', values }, [2, 3]))).toEqual({ values, rows: 2, columns: 3 });
  });
});

describe('parseNpyMatrix', () => {
  it.each([
    ['another element type', renderNpy({ dtype: 'float32', values: Float32Array.of(1) }, [1, 1]), 'float64 matrix'],
    [
      'a truncated file',
      renderNpy({ dtype: 'float64', values: Float64Array.of(1, 2) }, [1, 2]).subarray(0, -8),
      'got 8 bytes',
    ],
  ])('refuses %s', (_what, bytes, part) => {
    expect(() => parseNpyMatrix(bytes)).toThrow(part);
  });
});
