import fc from 'fast-check';
import { QuantileSketch } from './quantile-sketch';

function sketchOf(values: readonly number[]): QuantileSketch {
  const sketch = new QuantileSketch();
  values.forEach((value) => sketch.add(value));
  return sketch;
}

describe('QuantileSketch', () => {
  it('is zero of nothing and of zeros', () => {
    expect(sketchOf([]).quantile(0.5)).toBe(0);
    expect(sketchOf([0, 0, 0]).quantile(0.99)).toBe(0);
  });

  it('counts zeros as the smallest', () => {
    const sketch = sketchOf([100, 0, 0]);
    expect(sketch.quantile(0.5)).toBe(0);
    expect(Math.abs(sketch.quantile(1) - 100)).toBeLessThanOrEqual(1);
  });

  it('is within 1 % of the true quantile', () => {
    const values = fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (numbers, share) => {
        const rank = Math.max(0, Math.ceil(share * numbers.length) - 1);
        const exact = numbers.toSorted((a, b) => a - b)[rank] ?? NaN;
        expect(Math.abs(sketchOf(numbers).quantile(share) - exact)).toBeLessThanOrEqual(exact * 0.010001);
      }),
    );
  });
});
