import { judgeShadow } from './judge-shadow';
import type { ShadowPair, ShadowReport, ShadowShift } from './shadow-report';

const question = { model: 'insurance', champion: 1, candidate: 2 };
const shift: ShadowShift = { mean: 100, sd: 250, scale: 13_000, disagreement: 0.02 };
const latency = { mean: 0.2, p50: 0.2, p95: 0.3, p99: 0.5 };

const pair: ShadowPair = {
  ...question,
  task: 'regression',
  unit: 'USD',
  records: 1000,
  dropped: 3,
  failures: {},
  difference: {
    ...shift,
    magnitude: { p50: 80, p95: 400, p99: 900 },
    relative: { edges: [0], counts: [400, 600] },
  },
  groups: [{ ...shift, field: 'smoker', label: 'yes', records: 200 }],
  latencyMs: { champion: latency, candidate: { ...latency, p95: 0.6 } },
};

function reportOf(change: Partial<ShadowPair>): ShadowReport {
  const channels = { champion: 'production', candidate: 'candidate' };
  return { formatVersion: 1, channels, share: 1, pairs: [{ ...pair, ...change }] };
}

function changedDifference(change: Partial<ShadowShift>): Partial<ShadowPair> {
  return { difference: pair.difference === null ? null : { ...pair.difference, ...change } };
}

describe('judgeShadow', () => {
  it('lets a candidate pass that is within every limit, and shows the figures', () => {
    expect(judgeShadow(reportOf({}), question)).toEqual({
      passed: true,
      reasons: [],
      checks: [
        { name: 'shadow records', passed: true, figure: 1000, required: 200 },
        { name: 'shadow failures', passed: true, figure: 0, required: 0 },
        { name: 'shadow shift', passed: true, figure: 100 / 13_000, required: 0.05 },
        { name: 'shadow disagreement', passed: true, figure: 0.02, required: 0.05 },
        { name: 'shadow slowdown', passed: true, figure: 2, required: 3 },
        { name: 'shadow shift (smoker=yes)', passed: true, figure: 100 / 13_000, required: 0.1 },
      ],
    });
  });

  it.each<[string, Partial<ShadowPair>, string]>([
    ['too few records', { records: 199 }, 'shadow records: expected at least 200, got 199'],
    ['a failure', { failures: { RECORD_INVALID: 1 } }, 'shadow failures: expected at most 0, got 0.000999'],
    ['a shift', changedDifference({ mean: -1300 }), 'shadow shift: expected at most 0.05, got 0.1'],
    ['a shift of nothing', changedDifference({ scale: 0 }), 'shadow shift: expected at most 0.05, got 1000000000'],
    ['disagreement', changedDifference({ disagreement: 0.5 }), 'shadow disagreement: expected at most 0.05, got 0.5'],
    [
      'slowness',
      { latencyMs: { champion: latency, candidate: { ...latency, p95: 3 } } },
      'shadow slowdown: expected at most 3, got 10',
    ],
    [
      'a shift in a group',
      { groups: [{ ...shift, mean: 2600, field: 'smoker', label: 'yes', records: 30 }] },
      'shadow shift (smoker=yes): expected at most 0.1, got 0.2',
    ],
  ])('refuses a candidate for %s', (_what, change, reason) => {
    expect(judgeShadow(reportOf(change), question)).toMatchObject({ passed: false, reasons: [reason] });
  });

  it('accepts what is exactly at a limit', () => {
    expect(judgeShadow(reportOf({ records: 200, ...changedDifference({ mean: 650 }) }), question).passed).toBe(true);
  });

  it('does not judge groups that are too small to say anything', () => {
    const group = { ...shift, mean: 2600, field: 'smoker', label: 'yes', records: 29 };
    expect(judgeShadow(reportOf({ groups: [group] }), question).passed).toBe(true);
  });

  it('refuses on the records alone where the report tells no figures yet', () => {
    const judgement = judgeShadow(reportOf({ records: 9, difference: null, latencyMs: null, groups: [] }), question);
    expect(judgement.reasons).toEqual(['shadow records: expected at least 200, got 9']);
  });

  it('refuses a report on other versions and names those', () => {
    expect(judgeShadow(reportOf({}), { ...question, candidate: 3 }).reasons).toEqual([
      'expected figures of insurance 3 beside 1, got those of: insurance 2 beside 1; point the shadow channel to it and wait for traffic',
    ]);
  });

  it('takes other limits', () => {
    const limits = {
      minimumRecords: 1,
      minimumGroupRecords: 1,
      maximumFailures: 1,
      maximumShift: 0,
      maximumGroupShift: 1,
      maximumDisagreement: 1,
      maximumSlowdown: 9,
    };
    expect(judgeShadow(reportOf({}), question, limits).reasons).toEqual([
      'shadow shift: expected at most 0, got 0.007692',
    ]);
  });
});
