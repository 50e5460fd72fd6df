import fc from 'fast-check';
import { Moments } from './moments';

describe('Moments', () => {
  it('is zero of nothing and has no spread of one', () => {
    const moments = new Moments();
    expect([moments.count, moments.mean, moments.sd]).toEqual([0, 0, 0]);
    moments.add(5);
    expect([moments.count, moments.mean, moments.sd]).toEqual([1, 5, 0]);
  });

  it('gives what the textbook formulas give, also far from zero', () => {
    const number = fc.double({ min: 1e6, max: 1.001e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 50 }), (values) => {
        const moments = new Moments();
        values.forEach((value) => moments.add(value));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
        expect(moments.mean).toBeCloseTo(mean, 6);
        expect(moments.sd).toBeCloseTo(Math.sqrt(variance), 6);
      }),
    );
  });
});
