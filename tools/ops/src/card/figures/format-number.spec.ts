import { formatNumber } from './format-number';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [1338, '1,338'],
    [1234567.8, '1,234,568'],
    [27.934999, '27.93'],
    [999.96, '1,000'],
    [-0.05, '−0.05'],
    [-258.6, '−258.6'],
    [0.001, '0.001'],
    [3.14e-7, '3.1e-7'],
    [-0.00033, '−3.3e-4'],
  ])('shows %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
