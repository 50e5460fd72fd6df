import { formatAge } from '../explore/format-age';
import { parseCount, parseSeconds } from './standard-options';

describe('parseSeconds', () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['10m', 600],
    ['2h', 7200],
    ['1d', 86_400],
    ['0', 0],
  ])('reads %s as %d', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds);
  });

  it.each(['', 's', '1w', '-1', '1.5m', '10 m'])('refuses %j', (text) => {
    expect(() => parseSeconds(text)).toThrow('expected a duration such as 90s, 10m or 2h');
  });
});

describe('parseCount', () => {
  it('reads whole numbers from 0 and nothing else', () => {
    expect([parseCount('0'), parseCount('12')]).toEqual([0, 12]);
    for (const text of ['', '-1', '1.5', 'x']) expect(() => parseCount(text)).toThrow('a whole number from 0');
  });
});

describe('formatAge', () => {
  it.each([
    [0, '0s'],
    [119, '119s'],
    [120, '2m'],
    [7_200, '2h'],
    [172_800, '2d'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatAge('2026-11-21T13:00:00Z', Date.parse('2026-11-21T13:00:00Z') + seconds * 1000)).toBe(text);
  });
});
