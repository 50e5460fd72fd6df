import { isIdentifierLike } from './is-identifier-like';

const numbers = (of: (index: number) => number) => Array.from({ length: 40 }, (_, index) => of(index));

describe('isIdentifierLike', () => {
  it.each([
    ['a running number', numbers((index) => index + 1)],
    ['a running number in disorder', numbers((index) => (index * 7) % 40)],
    ['a rising number with wide gaps', numbers((index) => index ** 3)],
    ['texts of which no two are equal', numbers((index) => index).map((index) => `C-${(index * 7919) % 997}`)],
    ['a running number with missing values', [...numbers((index) => index), null, null]],
  ])('is %s', (_what, values) => {
    expect(isIdentifierLike(values)).toBe(true);
  });

  it.each([
    ['a number that occurs twice', [...numbers((index) => index), 3]],
    ['amounts that merely happen to differ', numbers((index) => ((index * 7919) % 997) * 31)],
    ['few values', ['a', 'b', 'c']],
    ['nothing but missing values', Array<null>(40).fill(null)],
  ])('is not %s', (_what, values) => {
    expect(isIdentifierLike(values)).toBe(false);
  });
});
