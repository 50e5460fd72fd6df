import { Problem } from '@medcast/problem';
import { sampleEvaluation } from '../card/testing/sample-evaluation';
import { parseEvaluation } from './evaluation';

describe('parseEvaluation', () => {
  it('reads what the training run measured', () => {
    expect(parseEvaluation(JSON.parse(JSON.stringify(sampleEvaluation)))).toEqual(sampleEvaluation);
  });

  it('lets keys stand that nothing here uses', () => {
    expect(parseEvaluation({ ...sampleEvaluation, notes: ['new'] })).toMatchObject({ notes: ['new'] });
  });

  it.each([
    ['nothing', null, '/: '],
    ['a text', 'evaluation', '/: '],
    ['no metrics', { ...sampleEvaluation, metrics: undefined }, '/metrics: '],
    ['no candidates', { ...sampleEvaluation, leaderboard: [] }, '/leaderboard: '],
    ['a figure without a deviation', { ...sampleEvaluation, metricsByGroup: { a: { b: {} } } }, '/metricsByGroup/a/b/'],
    ['no rows', { ...sampleEvaluation, rows: 0 }, '/rows: '],
    ['half a row', { ...sampleEvaluation, rows: 0.5 }, '/rows: '],
    [
      'a quantile in percent',
      { ...sampleEvaluation, residualQuantiles: { typical: { '95': 1 } } },
      '/residualQuantiles/',
    ],
    [
      'a text as a figure',
      { ...sampleEvaluation, parity: { ...sampleEvaluation.parity, records: '9' } },
      '/parity/records: ',
    ],
  ])('refuses %s', (_name, input, place) => {
    expect(() => parseEvaluation(input)).toThrow(Problem);
    expect(() => parseEvaluation(input)).toThrow(
      expect.objectContaining({ code: 'TRAINING_FAILED', detail: expect.stringContaining(place) as string }),
    );
  });

  it('names everything that does not fit at once', () => {
    expect(() => parseEvaluation({ ...sampleEvaluation, rows: -1, parity: 1 })).toThrow(
      /got 2 faults: .*\/parity.*\/rows/,
    );
  });
});
