import fc from 'fast-check';
import { toBounds } from './to-bounds';

describe('toBounds', () => {
  it.each([
    ['ages', 18, 64, true, 0, 110],
    ['fractions', 0.05, 0.16, false, 0, 0.3],
    ['numbers on both sides of 0', -3, 5, false, -11, 13],
    ['negative numbers', -20, -10, true, -30, 0],
    ['0 and 1', 0, 1, true, 0, 1],
    ['a single number', 7, 7, true, 0, 14],
    ['nothing but 0', 0, 0, true, 0, 1],
    ['large numbers', 1e9, 3e9, true, 0, 5e9],
  ])('leaves room around %s', (_what, minimum, maximum, isIntegral, lowest, highest) => {
    expect(toBounds({ minimum, maximum, isIntegral })).toEqual({ minimum: lowest, maximum: highest });
  });

  it('never cuts off a value', () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const data = { minimum: Math.min(a, b), maximum: Math.max(a, b), isIntegral: false };
        const { minimum, maximum } = toBounds(data);
        return minimum <= data.minimum && maximum >= data.maximum;
      }),
    );
  });
});
