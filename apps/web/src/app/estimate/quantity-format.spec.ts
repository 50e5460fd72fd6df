import { createQuantityFormat, createShareFormat, outOfHundred } from './quantity-format';

describe('createQuantityFormat', () => {
  it.each([
    ['money in thousands without cents', 'USD', 20_000, 13_270.4, '$13,270'],
    ['small money with cents', 'USD', 80, 13.5, '$13.50'],
    ['another currency', 'EUR', 5000, 1234, '€1,234'],
    ['a unit behind the number', 'kg/m²', 40, 27.94, '27.9\u00a0kg/m²'],
    ['three letters that are no currency', 'ABC', 40, 3, '3.0\u00a0ABC'],
    ['no unit at all', '', 5, 3.14159, '3.14'],
    ['a negative amount with a minus, not a hyphen', 'USD', 5000, -42, '\u2212$42'],
    ['a scale of zero', '', 0, 0, '0'],
  ])('writes %s', (_what, unit, scale, value, expected) => {
    expect(createQuantityFormat(unit, scale).plain(value)).toBe(expected);
  });

  it('signs what raises and what lowers, but not zero', () => {
    const { signed } = createQuantityFormat('USD', 20_000);
    expect([8120, -8120, 0].map(signed)).toEqual(['+$8,120', '\u2212$8,120', '$0']);
  });

  it('shortens what stands under an axis', () => {
    const { tick } = createQuantityFormat('USD', 20_000);
    expect([0, 500, 20_000, 12_500].map(tick)).toEqual(['$0', '$500', '$20K', '$12.5K']);
  });
});

describe('createShareFormat', () => {
  it('writes probabilities as percent', () => {
    const { plain, signed, tick } = createShareFormat();
    expect([plain(0.9731), signed(-0.12), tick(0.5)]).toEqual(['97.3%', '\u221212.0%', '50%']);
  });
});

describe('outOfHundred', () => {
  it.each([
    [0.95, '95'],
    [0.975, '97.5'],
    [0.9, '90'],
  ])('says %d as %s', (level, expected) => {
    expect(outOfHundred(level)).toBe(expected);
  });
});
