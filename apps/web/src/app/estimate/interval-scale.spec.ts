import { createIntervalScale, roundTicks } from './interval-scale';

describe('roundTicks', () => {
  it.each([
    ['thousands', 0, 22_738, [0, 10_000, 20_000, 30_000]],
    ['fractions', 0.2, 0.9, [0.2, 0.4, 0.6, 0.8, 1]],
    ['below zero', -30, 50, [-40, -20, 0, 20, 40, 60]],
    ['one value', 100, 100, [100, 125]],
    ['nothing but zero', 0, 0, [0, 0.25]],
  ])('surrounds %s with round numbers', (_what, lowest, highest, expected) => {
    expect(roundTicks(lowest, highest).map((tick) => Number(tick.toFixed(6)))).toEqual(expected);
  });
});

describe('createIntervalScale', () => {
  const estimate = (lower: number, upper: number) => ({
    expected: (lower + upper) / 2,
    typical: lower,
    interval: { lower, upper, level: 0.95 },
    unit: 'USD',
  });

  it('starts at zero where zero is near', () => {
    expect(createIntervalScale(estimate(1000, 9000)).ticks[0]).toBe(0);
  });

  it('starts below the interval where zero is far', () => {
    expect(createIntervalScale(estimate(100, 110)).ticks[0]).toBe(100);
  });

  it('puts the first tick at 0 and the last at 100 percent', () => {
    const { ticks, toPercent } = createIntervalScale(estimate(1000, 9000));
    expect([toPercent(ticks[0] ?? -1), toPercent(ticks.at(-1) ?? -1)]).toEqual([0, 100]);
  });

  it('keeps every mark on the axis, also an expected value outside of the interval', () => {
    const { toPercent } = createIntervalScale({ ...estimate(1000, 9000), expected: 12_000 });
    expect(toPercent(12_000)).toBeLessThanOrEqual(100);
  });
});
