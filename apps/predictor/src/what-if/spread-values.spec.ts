import fc from 'fast-check';
import { spreadDates, spreadNumbers } from './spread-values';

describe('spreadNumbers', () => {
  it('is evenly spaced, with both ends as they are', () => {
    expect(spreadNumbers({ from: 0, to: 1 }, { points: 5, isWhole: false })).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(spreadNumbers({ from: 18, to: 64 }, { points: 3, isWhole: true })).toEqual([18, 41, 64]);
  });

  it('has each whole number once, however many points are asked for', () => {
    expect(spreadNumbers({ from: 0, to: 3 }, { points: 50, isWhole: true })).toEqual([0, 1, 2, 3]);
  });

  it('rises and stays within its range', () => {
    const ends = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        ends,
        fc.oneof(ends, fc.double({ min: 0, max: 1e-9, noNaN: true })),
        fc.integer({ min: 2, max: 200 }),
        (one, far, points) => {
          // Ranges that are nearly nothing as well.
          const other = Math.abs(far) < 1e-6 ? one + far : far;
          const range = { from: Math.min(one, other), to: Math.max(one, other) };
          const values = spreadNumbers(range, { points, isWhole: false });
          values.forEach((value, index) => expect(value).toBeGreaterThanOrEqual(values[index - 1] ?? range.from));
          values.forEach((value) => expect(value).toBeLessThanOrEqual(range.to));
          expect(values.at(-1) === range.to).toBe(true);
        },
      ),
    );
  });
});

describe('spreadDates', () => {
  it('is evenly spaced to the day', () => {
    expect(spreadDates({ from: '2024-02-27', to: '2024-03-02' }, 3)).toEqual([
      '2024-02-27',
      '2024-02-29',
      '2024-03-02',
    ]);
  });

  it('has each day once', () => {
    expect(spreadDates({ from: '2024-02-28', to: '2024-02-29' }, 50)).toEqual(['2024-02-28', '2024-02-29']);
  });
});
