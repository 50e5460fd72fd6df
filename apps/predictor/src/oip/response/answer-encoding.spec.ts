import { answerEncodingFor } from './answer-encoding';

describe('answerEncodingFor', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['br', undefined],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', 'deflate'],
    ['deflate, gzip', 'gzip'],
    ['gzip;q=0, deflate', 'deflate'],
    ['gzip; q=0.0, *', 'deflate'],
    ['gzip;q=0.2', 'gzip'],
    ['*', 'gzip'],
    ['*;q=0', undefined],
    ['gzip;q=none', undefined],
    ['gzipped', undefined],
  ])('for %p it is %p', (accepted, expected) => {
    expect(answerEncodingFor(accepted)).toBe(expected);
  });
});
