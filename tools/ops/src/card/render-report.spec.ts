import { renderReport } from './render-report';
import { findInventedFigures } from './testing/find-invented-figures';
import { parseSampleTraining, toSampleReport } from './testing/sample-training';

const rent = parseSampleTraining('rent');
const iris = parseSampleTraining('iris');
const rentPage = renderReport(toSampleReport(rent));
const irisPage = renderReport(toSampleReport(iris));
/** "1 is perfect, 0 no better", "a bias above 0", "SHA-256", "macro F1". */
const EXPLAINED = ['0', '1', 'SHA-256', 'F1'];

/** What a reader sees outside of the plots. */
function toText(page: string): string {
  return page
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

function headingsOf(page: string): (string | undefined)[] {
  return [...page.matchAll(/<h2>([\s\S]*?)<\/h2>/g)].map(([, title]) => title?.trim());
}

describe('renderReport', () => {
  it.each([
    ['rent', rentPage],
    ['iris', irisPage],
  ])('is one HTML page that needs nothing else: %s', (_name, page) => {
    expect(page).toMatch(/^<!doctype html>\s+<html lang="en">/);
    expect(page).toMatch(/<\/html>\n$/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bhref=|\son\w+=/);
    expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it('is the same bytes for the same input', () => {
    expect(renderReport(structuredClone(toSampleReport(rent)))).toBe(rentPage);
  });

  it('has a section for everything that is to be seen of a regression', () => {
    expect(headingsOf(rentPage)).toEqual([
      'In short',
      'Limits',
      'Notes',
      'How good is it, and for whom?',
      'What came, against what was expected',
      'Does the expected value come true on average?',
      'How far off is the typical value?',
      'Does the interval hold what it claims?',
      'Size moves the answer most',
      'How the answer changes with each field',
      'Which candidate won: linear-interactions for expected, linear-interactions-absolute for typical',
      'Which way of making intervals won: out-of-fold by quarter, equal',
      'Would more rows help?',
      'It passed every gate',
      'Where it comes from',
    ]);
  });

  it('has a section for everything that is to be seen of a classification', () => {
    expect(headingsOf(irisPage)).toEqual([
      'In short',
      'Limits',
      'Notes',
      'How good is it, and for whom?',
      'Which labels are taken for which?',
      'Do the probabilities come true?',
      'Does the prediction set hold what it claims?',
      'Petal width moves the answer most',
      'How the answer changes with each field',
      'Which candidate won: logistic-tuned for probabilities',
      'Which way of making prediction sets won: all labels',
      'Would more rows help?',
      'It passed every gate',
      'Where it comes from',
    ]);
  });

  it('lets only those candidates compete for an answer that aim at it, best first', () => {
    const text = toText(rentPage);
    const expected = text.slice(text.indexOf('Candidates for expected'), text.indexOf('Candidates for typical'));
    expect(expected).toMatch(
      /linear-interactions linear · features: interactions · chosen 0\.9726 .* mean constant · features: none −0\.01/,
    );
    expect(expected).not.toContain('linear-absolute');
  });

  it('shows every candidate by every metric with its rank, and what tuning settled on', () => {
    expect(toText(irisPage)).toContain('logistic-tuned 0.078 ± 0.013 (1)');
    expect(toText(irisPage)).toContain('logistic-tuned l2 0.1');
  });

  it('says which candidates could not compete, and why', () => {
    const absent = [{ candidate: 'catboost', model: 'catboost', reason: 'it is not installed' }];
    const evaluation = { ...rent.evaluation, absent };
    expect(toText(renderReport(toSampleReport(rent, { evaluation })))).toContain(
      'catboost (catboost) it is not installed',
    );
  });

  it('marks the level that the interval claims, and which methods do not keep it', () => {
    expect(rentPage).toContain('claimed 90 %');
    expect(toText(rentPage)).toMatch(/out-of-fold, equal not valid 257\.1/);
  });

  it('plots every calibration bin of every label', () => {
    if (iris.evaluation.task !== 'classification') throw new TypeError('iris is a classification');
    const bins = iris.evaluation.calibrationBins.flatMap((label) => label.bins);
    expect(irisPage.match(/<title>\s*predicted /g)).toHaveLength(bins.length);
  });

  it('plots a cell for all rows that may be told', () => {
    if (rent.evaluation.task !== 'regression') throw new TypeError('rent is a regression');
    const told = rent.evaluation.predictedVersusActual.counts.flat().filter((count) => count > 0);
    expect(rentPage.match(/class="cell"/g)).toHaveLength(told.length);
  });

  it('says that gates were missed, and why it was published all the same', () => {
    const page = renderReport(toSampleReport(rent, { override: { reason: 'the fair', gates: ['coverage'] } }));
    expect(headingsOf(page)).toContain('It misses gates and was published all the same');
    expect(toText(page)).toContain('Missed: coverage. Reason given: the fair');
  });

  it.each([
    ['rent', rent, rentPage],
    ['iris', iris, irisPage],
  ])('prints no figure that was not measured of %s', (_name, { source, effects }, page) => {
    expect(findInventedFigures(toText(page), [source, effects, EXPLAINED])).toEqual([]);
  });

  it('escapes every text', () => {
    const hostile = '"><script>alert(1)</script>';
    const { task, schema, evaluation, explanation } = rent.source;
    const page = renderReport(
      toSampleReport(rent, {
        task: { ...task, title: hostile, name: hostile, data: { licence: hostile, source: hostile, url: hostile } },
        schema: { ...schema, target: { ...schema.target, label: hostile, name: hostile } },
        evaluation: { ...evaluation, toolVersions: { [hostile]: hostile }, usedColumns: [hostile] },
        explanation: {
          ...explanation,
          importance: explanation.importance.map((field) => ({ ...field, label: hostile, field: hostile })),
        },
        override: { reason: hostile, gates: [hostile] },
      }),
    );
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('needs neither groups nor a unit', () => {
    const { schema, evaluation } = rent.source;
    if (evaluation.task !== 'regression') throw new TypeError('rent is a regression');
    const interval = { ...evaluation.metrics.interval, coverageByGroup: {}, meanWidthByGroup: {} };
    const page = renderReport(
      toSampleReport(rent, {
        schema: { ...schema, target: { kind: 'number', name: 'y', label: 'Y', missing: 'refuse', example: 1 } },
        evaluation: { ...evaluation, metricsByGroup: {}, metrics: { ...evaluation.metrics, interval } },
      }),
    );
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
    expect(toText(page)).not.toContain('EUR');
  });
});
