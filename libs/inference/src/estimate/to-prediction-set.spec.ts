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
    expect(toPredictionSet(threeLabels, level)).toEqual(labels);
  });

  it('holds all labels where rounding leaves their sum below the level', () => {
    expect(toPredictionSet([{ label: 'a', probability: 0.98 }], 0.99)).toEqual(['a']);
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
        const set = toPredictionSet(labels, level);

        const probabilityOf = new Map(labels.map(({ label, probability }) => [label, probability]));
        const withoutLast = set.slice(0, -1).reduce((sum, label) => sum + (probabilityOf.get(label) ?? NaN), 0);
        expect(new Set(set).size).toBe(set.length);
        expect(set.length).toBeGreaterThan(0);
        expect(withoutLast).toBeLessThan(level);
      }),
    );
  });
});
