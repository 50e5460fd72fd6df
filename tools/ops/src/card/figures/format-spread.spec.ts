import { formatShareSpread } from './format-share-spread';
import { formatSpread } from './format-spread';

describe('formatSpread', () => {
  it.each([
    [2512.34, 14.2, '2,512 ± 14'],
    [2512.34, 142.9, '2,512 ± 143'],
    [0.861234, 0.00123, '0.8612 ± 0.0012'],
    [-61.93, 4.2, '−61.9 ± 4.2'],
    [-0.01, 1.3, '0.0 ± 1.3'],
    [0, 0.5, '0.00 ± 0.50'],
    [0.869, 0, '0.869 ± 0'],
    [0.333333, 5.6e-17, '0.3333 ± 0'],
  ])('shows a mean of %d with a deviation of %d as %s', (mean, sd, text) => {
    expect(formatSpread({ mean, sd })).toBe(text);
  });

  it('shows no more digits than the mean was measured to, however small the deviation', () => {
    expect(formatSpread({ mean: 1277.17, sd: 0.0000404 })).toBe('1,277.2 ± 0.0');
  });
});

describe('formatShareSpread', () => {
  it('shows percent', () => {
    expect(formatShareSpread({ mean: 0.95214, sd: 0.00141 })).toBe('95.21 ± 0.14 %');
  });
});
