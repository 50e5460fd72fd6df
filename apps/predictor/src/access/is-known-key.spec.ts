import { isKnownKey, toShownKey } from './is-known-key';

describe('toShownKey', () => {
  it.each([
    [{ 'x-api-key': 'k' }, 'k'],
    [{ authorization: 'Bearer k' }, 'k'],
    [{ authorization: 'bearer  k ' }, 'k'],
    [{ 'x-api-key': 'first', authorization: 'Bearer second' }, 'first'],
    [{ authorization: 'Basic k' }, undefined],
    [{ authorization: 'Bearer two words' }, undefined],
    [{}, undefined],
  ])('finds the key of %p', (headers, key) => {
    expect(toShownKey(headers)).toBe(key);
  });
});

describe('isKnownKey', () => {
  it.each([
    ['first', true],
    ['second', true],
    ['firs', false],
    ['first ', false],
    ['', false],
  ])('says of %p: %p', (shown, known) => {
    expect(isKnownKey(shown, ['first', 'second'])).toBe(known);
  });
});
