import type { CardSource } from './card-source';
import { renderReport } from './render-report';
import { findInventedFigures } from './testing/find-invented-figures';
import { sampleCardSource } from './testing/sample-card-source';
import { toCard } from './to-card';

const render = (source: CardSource): string => renderReport(toCard(source), source.evaluation);
const report = render(sampleCardSource);
/** "1 is perfect, 0 no better", "a bias above 0", "SHA-256". */
const EXPLAINED = ['0', '1', 'SHA-256'];

/** What a reader sees outside of the plots. */
function toText(page: string): string {
  return page
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

describe('renderReport', () => {
  it('is one HTML page that needs nothing else', () => {
    expect(report).toMatch(/^<!doctype html>\s+<html lang="en">/);
    expect(report).toMatch(/<\/html>\n$/);
    expect(report).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bhref=|\son\w+=/);
  });

  it('is the same bytes for the same input', () => {
    expect(render(structuredClone(sampleCardSource))).toBe(report);
  });

  it('has a section for everything that is to be seen', () => {
    expect([...report.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      'In short',
      'Limits',
      'Notes',
      'How good is it, and for whom?',
      'Does the expected value come true on average?',
      'Does the interval hold what it claims?',
      'How far off is the typical value?',
      'Which candidate won',
      'Which way of making intervals won',
      'Where it comes from',
    ]);
  });

  it('lets only those candidates compete for an answer that aim at it, best first', () => {
    const text = toText(report);
    const expected = text.slice(text.indexOf('Candidates for expected'), text.indexOf('Candidates for typical'));
    expect(expected).toMatch(
      /median-plus-mean features: interactions · chosen 0\.86927 .* mean features: none −0\.0021/,
    );
    expect(expected).not.toContain('linear-absolute');
  });

  it('marks the level that the interval claims, and which methods do not keep it', () => {
    expect(report).toContain('claimed 95 %');
    expect(toText(report)).toMatch(/split, equal not valid 20,593 ± 208/);
  });

  it('plots every calibration bin', () => {
    expect(report.match(/<title>\s*predicted /g)).toHaveLength(sampleCardSource.evaluation.calibrationBins.length);
  });

  it('prints no figure that was not measured', () => {
    expect(findInventedFigures(toText(report), [sampleCardSource, EXPLAINED])).toEqual([]);
  });

  it('escapes every text', () => {
    const hostile = '"><script>alert(1)</script>';
    const { task, evaluation, schema } = sampleCardSource;
    const page = render({
      ...sampleCardSource,
      task: { ...task, title: hostile, name: hostile, data: { licence: hostile, source: hostile, url: hostile } },
      schema: { ...schema, target: { ...schema.target, label: hostile, name: hostile } },
      evaluation: {
        ...evaluation,
        chosen: { expected: hostile, typical: hostile, interval: hostile },
        leaderboard: evaluation.leaderboard.map((row) => ({ ...row, candidate: hostile, featureSet: hostile })),
        intervalMethods: evaluation.intervalMethods.map((row) => ({ ...row, method: hostile })),
        toolVersions: { [hostile]: hostile },
        usedColumns: [hostile],
      },
    });
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('needs neither groups nor a unit', () => {
    const { evaluation, schema } = sampleCardSource;
    const interval = { ...evaluation.metrics.interval, coverageByGroup: {}, meanWidthByGroup: {} };
    const page = render({
      ...sampleCardSource,
      schema: { ...schema, target: { kind: 'number', name: 'y', label: 'Y', missing: 'refuse', example: 1 } },
      evaluation: { ...evaluation, metricsByGroup: {}, metrics: { ...evaluation.metrics, interval } },
    });
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
    expect(toText(page)).not.toContain('USD');
  });
});
