import { parseShadowReport } from './parse-shadow-report';
import type { ShadowReport } from './shadow-report';

const report: ShadowReport = {
  formatVersion: 1,
  channels: { champion: 'production', candidate: 'candidate' },
  share: 0.25,
  pairs: [
    {
      model: 'iris',
      task: 'classification',
      champion: 1,
      candidate: 2,
      unit: '',
      records: 40,
      dropped: 0,
      failures: { RECORD_INVALID: 2 },
      difference: {
        mean: -0.01,
        sd: 0.1,
        scale: 1,
        disagreement: 0.05,
        magnitude: { p50: 0.01, p95: 0.2, p99: 0.3 },
        relative: { edges: [-0.1, 0.1], counts: [4, 30, 6] },
      },
      groups: [],
      latencyMs: null,
    },
  ],
};

function withPair(change: Readonly<Record<string, unknown>>): unknown {
  return { ...report, pairs: [{ ...report.pairs[0], ...change }] };
}

describe('parseShadowReport', () => {
  it('reads what the predictor renders', () => {
    expect(parseShadowReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, '/: '],
    ['another format version', { ...report, formatVersion: 2 }, '/formatVersion: '],
    ['an unknown key', { ...report, note: '' }, '/: '],
    ['a share above 1', { ...report, share: 1.5 }, '/share: '],
    ['a version of 0', withPair({ candidate: 0 }), '/pairs/0/candidate: '],
    ['a text for a count', withPair({ records: '40' }), '/pairs/0/records: '],
    [
      'counts that do not fit the edges',
      withPair({ difference: { ...report.pairs[0]?.difference, relative: { edges: [0], counts: [1] } } }),
      '/pairs/0/difference/relative: expected one count more than edges',
    ],
  ])('refuses %s', (_what, input, place) => {
    expect(() => parseShadowReport(input)).toThrow(
      expect.objectContaining({ code: 'SHADOW_REPORT_INVALID', message: expect.stringContaining(place) }),
    );
  });
});
