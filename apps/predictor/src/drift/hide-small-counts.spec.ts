import fc from 'fast-check';
import { hideSmallCounts } from './hide-small-counts';

describe('hideSmallCounts', () => {
  it.each<[readonly number[], readonly (number | null)[]]>([
    [
      [10, 20],
      [10, 20],
    ],
    // Alone it would follow from the sum, so that the next smallest is hidden too.
    [
      [9, 30, 20],
      [null, 30, null],
    ],
    [
      [5, 6, 30],
      [null, null, 30],
    ],
    [
      [0, 30, 20],
      [null, 30, 20],
    ],
    [
      [1, 2],
      [null, null],
    ],
    [[], []],
  ])('of %j shows %j', (counts, told) => {
    expect(hideSmallCounts(counts)).toEqual(told);
  });

  it('hides groups of at least ten, or of nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40)), (counts) => {
        const told = hideSmallCounts(counts);
        const hidden = counts.filter((_, place) => told[place] === null).reduce((sum, count) => sum + count, 0);
        const all = counts.reduce((sum, count) => sum + count, 0);
        expect(hidden === 0 || hidden >= 10 || hidden === all).toBe(true);
        expect(told.every((count) => count === null || count >= 10)).toBe(true);
      }),
    );
  });
});
