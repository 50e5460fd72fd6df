import { defaultCandidates } from './default-candidates';
import { settingsFor } from './size-settings';

const regression = { kind: 'regression', rows: 500, labels: 0, encoded: [] } as const;
const classification = { kind: 'classification', rows: 500, labels: 3, encoded: [] } as const;
const namesOf = (choice: Parameters<typeof defaultCandidates>[0]) => defaultCandidates(choice).map(({ name }) => name);

describe('defaultCandidates', () => {
  it('compares a dummy, linear models, forests, boosting and blends for both outputs of a regression', () => {
    expect(namesOf(regression)).toEqual([
      'mean',
      'median',
      'linear',
      'linear-absolute',
      'ridge',
      'linear-quantiles',
      'random-forest',
      'boosted-trees',
      'boosted-trees-absolute',
      'boosted-trees-quantiles',
      'lightgbm',
      'lightgbm-absolute',
      'blend',
      'blend-lightgbm',
      'blend-absolute',
      'blend-lightgbm-absolute',
      'xgboost',
      'catboost',
      'ebm',
      'xgboost-absolute',
      'catboost-absolute',
    ]);
  });

  it.each([
    ['regression', regression],
    ['classification', classification],
  ])('blends trees of few leaves into a %s of some thousand rows', (_kind, choice) => {
    const candidates = defaultCandidates({ ...choice, rows: 5000 });
    const blended = candidates.find(({ name }) => name === 'blend')?.parameters['of'];
    expect(blended).toContain('boosted-trees-shallow');
    expect(namesOf({ ...choice, rows: 500 })).not.toContain('boosted-trees-shallow');
  });

  it('leaves slow models of many labels to small tables', () => {
    expect(namesOf({ ...classification, labels: 6 })).toContain('catboost');
    expect(namesOf({ ...classification, labels: 6, rows: 5000 })).not.toContain('catboost');
    expect(namesOf({ ...classification, labels: 5, rows: 5000 })).toContain('ebm');
  });

  it.each([
    ['regression', regression],
    ['classification', classification],
  ])('names each candidate of a %s once, and blends candidates of the same loss', (_kind, choice) => {
    for (const rows of [20, 5000, 300_000]) {
      const candidates = defaultCandidates({ ...choice, rows });
      expect(new Set(candidates.map(({ name }) => name)).size).toBe(candidates.length);
      for (const blend of candidates.filter(({ model }) => model === 'blend')) {
        const { of } = blend.parameters;
        const members = candidates.filter(({ name }) => typeof of === 'object' && of.includes(name));
        expect(members.map(({ loss }) => loss)).toEqual(members.map(() => blend.loss));
        expect(members).toHaveLength(typeof of === 'object' ? of.length : -1);
      }
    }
  });

  it('asks every model that has them for target encodings', () => {
    for (const { model, parameters } of defaultCandidates({ ...regression, encoded: ['city:position'] })) {
      const expected = ['constant', 'blend'].includes(model) ? undefined : ['city:position'];
      expect([model, parameters['targetEncoded']]).toEqual([model, expected]);
    }
  });

  it('gives larger tables fewer folds', () => {
    expect([999, 4_999, 19_999, 500_000].map((rows) => settingsFor(rows).folds)).toEqual([
      { repeats: 5, splits: 5 },
      { repeats: 2, splits: 5 },
      { repeats: 1, splits: 5 },
      { repeats: 1, splits: 3 },
    ]);
  });
});
