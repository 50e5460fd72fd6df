import fc from 'fast-check';
import { fitLine } from './fit-line';

describe('fitLine', () => {
  it('finds the line on which points lie', () => {
    const coefficient = fc.integer({ min: -1000, max: 1000 });
    const rates = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(coefficient, coefficient, rates, (intercept, slope, xs) => {
        const fit = fitLine(xs.map((x) => ({ x, y: intercept + slope * x })));

        expect(fit.slope).toBeCloseTo(slope, 6);
        expect(fit.intercept).toBeCloseTo(intercept, 4);
        for (const residual of fit.residuals) expect(residual).toBeCloseTo(0, 4);
      }),
    );
  });

  it('says how far points lie beside it', () => {
    const fit = fitLine([
      { x: 0, y: 1 },
      { x: 1, y: 0 },
      { x: 2, y: 1 },
    ]);

    expect(fit.slope).toBeCloseTo(0, 12);
    expect(fit.residuals.map((one) => one.toFixed(3))).toEqual(['0.333', '-0.667', '0.333']);
    expect(fit.r2).toBeCloseTo(0, 12);
  });

  it.each([
    [[]],
    [[{ x: 1, y: 2 }]],
    [
      [
        { x: 1, y: 2 },
        { x: 1, y: 3 },
      ],
    ],
  ])('refuses %j', (points) => {
    expect(() => fitLine(points)).toThrow('two rates');
  });
});
