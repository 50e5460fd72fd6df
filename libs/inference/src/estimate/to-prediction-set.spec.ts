import fc from 'fast-check';
import { toPredictionSet } from './to-prediction-set';

const threeLabels = [
  { label: 'a', probability: 0.2 },
  { label: 'b', probability: 0.5 },
  { label: 'c', probability: 0.3 },
];

describe('toPredictionSet', () => {
  it.each([
    [0.4, ['b']],
    [0.5, ['b']],
    [0.51, ['b', 'c']],
    [0.8, ['b', 'c']],
    [0.95, ['b', 'c', 'a']],
  ])('holds the likeliest labels up to the level %d', (level, labels) => {
    expect(toPredictionSet(threeLabels, { level })).toEqual(labels);
  });

  it('holds all labels where rounding leaves their sum below the level', () => {
    expect(toPredictionSet([{ label: 'a', probability: 0.98 }], { level: 0.99 })).toEqual(['a']);
  });

  it.each<[string, Record<string, number>, string[]]>([
    ['all that reach theirs, the likeliest first', { a: 0.1, b: 0.5, c: 0.3 }, ['b', 'c', 'a']],
    ['a likelier one not, where only the other reaches its own', { a: 0.2, b: 0.6, c: 0.4 }, ['a']],
    ['one that 32 bits put a rounding below its own', { a: 0.9, b: 0.5 + 1e-7, c: 0.9 }, ['b']],
    ['the likeliest alone, where none reaches its own', { a: 0.9, b: 0.9, c: 0.9 }, ['b']],
    ['no label without a threshold', { b: 0.9, c: 0.3 }, ['c']],
  ])('holds, by thresholds, %s', (_, thresholds, labels) => {
    expect(toPredictionSet(threeLabels, { level: 0.9, thresholds })).toEqual(labels);
  });

  it('is never empty, never repeats, and would miss the level with one label less', () => {
    const probabilities = fc.uniqueArray(
      fc.record({ label: fc.string(), probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
      {
        minLength: 1,
        selector: ({ label }) => label,
      },
    );
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (labels, level) => {
        const set = toPredictionSet(labels, { level });

        const probabilityOf = new Map(labels.map(({ label, probability }) => [label, probability]));
        const withoutLast = set.slice(0, -1).reduce((sum, label) => sum + (probabilityOf.get(label) ?? NaN), 0);
        expect(new Set(set).size).toBe(set.length);
        expect(set.length).toBeGreaterThan(0);
        expect(withoutLast).toBeLessThan(level);
      }),
    );
  });
});
