import { formatMetric, parseMetricName } from './metric';

describe('formatMetric', () => {
  it('gives errors the unit of the target, and R² none', () => {
    expect(formatMetric('mae', { mean: 1276.42, sd: 5.61 }, 'USD')).toBe('1,276.4 ± 5.6 USD');
    expect(formatMetric('mae', { mean: 1276.42, sd: 5.61 }, '')).toBe('1,276.4 ± 5.6');
    expect(formatMetric('r2', { mean: 0.869271, sd: 0.000842 }, 'USD')).toBe('0.86927 ± 0.00084');
  });
});

describe('parseMetricName', () => {
  it('takes a metric of the training package', () => {
    expect(parseMetricName('medianAe', 'typical')).toBe('medianAe');
  });

  it.each([['luck'], ['toString'], [undefined]])('refuses %s', (name) => {
    expect(() => parseMetricName(name, 'expected')).toThrow(
      /^TASK_INVALID: metrics.expected: expected one of r2, mae, rmse, .*, got /,
    );
  });
});
