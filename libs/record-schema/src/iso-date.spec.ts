import fc from 'fast-check';
import { fromEpochDay, isIsoDate, toEpochDay } from './iso-date';

describe('toEpochDay', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('counts the days to %s', (text, day) => {
    expect(toEpochDay(text)).toBe(day);
    expect(fromEpochDay(day)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-1-1',
    '01.02.2023',
    '2023-01-01T00:00',
    ' 2023-01-01',
    '',
    'x',
  ])('finds no date in %j', (text) => {
    expect(toEpochDay(text)).toBeUndefined();
    expect(isIsoDate(text)).toBe(false);
  });

  it('reads back what fromEpochDay writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => toEpochDay(fromEpochDay(day)) === day),
    );
  });
});
