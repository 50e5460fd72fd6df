import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { parseEvaluation } from './evaluation';

function readEvaluation(name: 'rent' | 'iris') {
  const path = join(import.meta.dirname, `../../card/testing/${name}-training.json`);
  return z.object({ evaluation: z.looseObject({}) }).parse(JSON.parse(readFileSync(path, 'utf8'))).evaluation;
}

const rent = readEvaluation('rent');
const iris = readEvaluation('iris');

describe('parseEvaluation', () => {
  it.each([
    ['a regression', rent],
    ['a classification', iris],
  ])('reads what the training run of %s measured', (_kind, input) => {
    expect(parseEvaluation(input)).toEqual(input);
  });

  it('lets keys stand that nothing here uses', () => {
    expect(parseEvaluation({ ...iris, notes: ['new'] })).toMatchObject({ notes: ['new'] });
  });

  it.each([
    ['nothing', null, '/: '],
    ['a text', 'evaluation', '/: '],
    ['another kind of task', { ...rent, task: 'ranking' }, '/task: '],
    ['the figures of the other kind', { ...rent, task: 'classification' }, '/metrics/'],
    ['no metrics', { ...rent, metrics: undefined }, '/metrics: '],
    ['no candidates', { ...rent, leaderboard: [] }, '/leaderboard: '],
    ['a figure without a deviation', { ...rent, metricsByGroup: { a: { b: {} } } }, '/metricsByGroup/a/b/'],
    ['no rows', { ...rent, rows: 0 }, '/rows: '],
    ['half a row', { ...rent, rows: 0.5 }, '/rows: '],
    ['a quantile in percent', { ...rent, residualQuantiles: { typical: { '95': 1 } } }, '/residualQuantiles/'],
    ['a negative standard error', { ...rent, champion: [{ overall: { standardError: -1 } }] }, '/champion/0/overall/'],
    ['no thresholds', { ...iris, setThresholds: undefined }, '/setThresholds: '],
    ['a threshold above 1', { ...iris, setThresholds: { setosa: 1.5 } }, '/setThresholds/setosa: '],
    ['a negative count', { ...iris, confusion: { labels: ['a'], counts: [[-1]] } }, '/confusion/counts/0/0: '],
  ])('refuses %s', (_name, input, place) => {
    expect(() => parseEvaluation(input)).toThrow(Problem);
    expect(() => parseEvaluation(input)).toThrow(
      expect.objectContaining({ code: 'TRAINING_FAILED', detail: expect.stringContaining(place) as string }),
    );
  });

  it('names everything that does not fit at once', () => {
    expect(() => parseEvaluation({ ...rent, rows: -1, parity: 1 })).toThrow(/got 2 faults: .*\/parity.*\/rows/);
  });
});
