import { isRegressionEstimate } from './prediction';

describe('isRegressionEstimate', () => {
  it('tells a quantity from a label', () => {
    const interval = { lower: 1, upper: 3, level: 0.95 };
    expect(isRegressionEstimate({ expected: 2, typical: 2, interval, unit: 'USD' })).toBe(true);
    const set = { labels: ['setosa'], level: 0.95 };
    expect(isRegressionEstimate({ label: 'setosa', probabilities: { setosa: 1 }, set })).toBe(false);
  });
});
