import { cores, gibibytes, mebibytes } from './quantity';

describe('quantities', () => {
  it.each([
    [cores(2), '2'],
    [cores(0.25), '250m'],
    [cores(1.5), '1500m'],
    [mebibytes(512), '512Mi'],
    [gibibytes(2), '2Gi'],
  ])('renders %s', (quantity, text) => {
    expect(quantity).toBe(text);
  });

  it.each([
    ['no cores', () => cores(0)],
    ['less than a thousandth of a core', () => cores(0.0005)],
    ['a part of a mebibyte', () => mebibytes(0.5)],
    ['negative memory', () => gibibytes(-1)],
    ['what is no number', () => gibibytes(Number.NaN)],
  ])('refuses %s', (_, make) => {
    expect(make).toThrow(RangeError);
  });
});
