import fc from 'fast-check';
import { fromHalfPrecision } from './half-precision';

describe('fromHalfPrecision', () => {
  it.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ])('reads %p as %p', (bits, value) => {
    expect(fromHalfPrecision(bits)).toBe(value);
  });

  it('grows with its bits, with the sign mirrored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7bff }), (bits) => {
        expect(fromHalfPrecision(bits + 1)).toBeGreaterThan(fromHalfPrecision(bits));
        expect(fromHalfPrecision(bits | 0x8000)).toBe(-fromHalfPrecision(bits));
      }),
    );
  });
});
