import type { ClassificationEstimate, RegressionEstimate } from '@medcast/prediction-contract';
import { compareEstimates } from './compare-estimates';

const charges: RegressionEstimate = {
  expected: 100,
  typical: 90,
  interval: { lower: 50, upper: 150, level: 0.95 },
  unit: 'USD',
};
const flower: ClassificationEstimate = {
  label: 'setosa',
  probabilities: { setosa: 0.75, virginica: 0.25 },
  set: { labels: ['setosa'], level: 0.95 },
};

describe('compareEstimates', () => {
  it.each([
    [150, { difference: 50, scale: 100, disagrees: false }],
    [150.5, { difference: 50.5, scale: 100, disagrees: true }],
    [49, { difference: -51, scale: 100, disagrees: true }],
  ])('compares quantities with the champion’s interval: %s', (expected, comparison) => {
    expect(compareEstimates(charges, { ...charges, expected })).toEqual(comparison);
  });

  it('compares labels, and the probability of the champion’s', () => {
    const other = { ...flower, label: 'virginica', probabilities: { setosa: 0.25, virginica: 0.75 } };
    expect(compareEstimates(flower, flower)).toEqual({ difference: 0, scale: 1, disagrees: false });
    expect(compareEstimates(flower, other)).toEqual({ difference: -0.5, scale: 1, disagrees: true });
  });

  it('does not compare a quantity with a label', () => {
    expect([compareEstimates(charges, flower), compareEstimates(flower, charges)]).toEqual([undefined, undefined]);
  });
});
