import fc from 'fast-check';
import { SKETCH_SIZE, sketchCounterOf, sketchQuantile } from './number-sketch';

function sketch(numbers: readonly number[]): Float64Array {
  const counts = new Float64Array(SKETCH_SIZE);
  for (const number of numbers) counts[sketchCounterOf(number)] = (counts[sketchCounterOf(number)] ?? 0) + 1;
  return counts;
}

describe('the sketch of numbers', () => {
  it('has each quantile within 2.5 %, whatever the sign', () => {
    const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(0, 0.05, 0.5, 0.95, 1), (sample, share) => {
        const sorted = sample.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
        const got = sketchQuantile(sketch(sample), share);
        expect(Math.abs(got - exact)).toBeLessThanOrEqual(0.025 * Math.abs(exact) + 1e-6);
      }),
    );
  });

  it('counts what is too small as 0, and what is too large at the end', () => {
    expect([0, 1e-9, -1e-9, NaN].map((number) => sketchQuantile(sketch([number]), 0.5))).toEqual([0, 0, 0, 0]);
    expect(sketchCounterOf(Infinity)).toBe(SKETCH_SIZE - 1);
    expect(sketchCounterOf(-Infinity)).toBe(0);
  });

  it('says 0 of nothing', () => {
    expect(sketchQuantile(sketch([]), 0.5)).toBe(0);
  });
});
