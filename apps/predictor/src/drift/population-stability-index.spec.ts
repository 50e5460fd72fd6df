import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { populationStabilityIndex } from './population-stability-index';

describe('populationStabilityIndex', () => {
  it.each<[string, readonly number[], readonly number[], number]>([
    ['of the same shares', [10, 20, 30], [100, 200, 300], 0],
    // 0.3 ln 1.6 − 0.3 ln 0.4
    ['of 50:50 against 80:20', [50, 50], [80, 20], 0.415888],
    // 0.1 ln 1.4 − 0.15 ln 0.5 + 0.05 ln 1.1111
    ['of three bins', [250, 300, 450], [350, 150, 500], 0.14289],
    // an empty bin as half a record of 100: (0.005 − 0.5) ln 0.01 + (1 − 0.5) ln 2
    ['with an empty bin', [50, 50], [0, 100], 2.626133],
    ['with a bin that is empty in both', [50, 0, 50], [80, 0, 20], 0.415888],
  ])('is right %s', (_, reference, current, expected) => {
    expect(populationStabilityIndex({ reference, current })).toBeCloseTo(expected, 5);
  });

  it('is null where there is nothing to compare', () => {
    expect(populationStabilityIndex({ reference: [1, 2], current: [0, 0] })).toBeNull();
    expect(populationStabilityIndex({ reference: [0, 0], current: [1, 2] })).toBeNull();
  });

  it('is never negative, and the same from either side', () => {
    const bins = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(bins, (pairs) => {
        const reference = pairs.map(([count]) => count);
        const current = pairs.map(([, count]) => count);
        const index = populationStabilityIndex({ reference, current }) ?? NaN;
        expect(index).toBeGreaterThanOrEqual(-1e-12);
        expect(populationStabilityIndex({ reference: current, current: reference })).toBeCloseTo(index, 9);
      }),
    );
  });

  // The reason for 200 (docs/observability.md).
  it('is over 0.2 for most windows of 30 unchanged records, for few of 100, and for none of 200', () => {
    const reference = new Array<number>(10).fill(134);
    const shares = [30, 100, 200].map((records) => shareOver({ reference, records }));
    expect(shares).toEqual([0.794, 0.024, 0]);
  });
});

/** Share of 500 windows of unchanged data whose index is over 0.2. */
function shareOver({ reference, records }: { reference: readonly number[]; records: number }): number {
  const random = xoroshiro128plus(records);
  const windows = Array.from({ length: 500 }, () => {
    const current = reference.map(() => 0);
    for (let record = 0; record < records; record++) {
      const bin = uniformInt(random, 0, reference.length - 1);
      current[bin] = (current[bin] ?? 0) + 1;
    }
    return populationStabilityIndex({ reference, current }) ?? 0;
  });
  return windows.filter((index) => index > 0.2).length / windows.length;
}
