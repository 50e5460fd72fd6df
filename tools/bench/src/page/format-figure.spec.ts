import { formatFigure, formatRatio } from './format-figure';

describe('formatFigure', () => {
  it.each([
    [12_345.6, '12,346'],
    [100, '100'],
    [12.34, '12.3'],
    [10, '10'],
    [1.5, '1.50'],
    [0.01234, '0.0123'],
    [0, '0'],
    [NaN, '–'],
    [Infinity, '∞'],
  ])('writes %d as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });
});

describe('formatRatio', () => {
  it.each([
    [1.126, '1.13'],
    [17.26, '17.3'],
    [NaN, '–'],
  ])('writes %d as %s', (value, text) => {
    expect(formatRatio(value)).toBe(text);
  });
});
