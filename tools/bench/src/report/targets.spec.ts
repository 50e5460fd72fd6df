import type { Sample } from '../measure/sample';
import type { BenchResults } from '../results/results';
import { summarise } from './summarise';
import { isMet, type Target, toTargets } from './targets';

function sampleOf(suite: string, contender: string, figures: Partial<Sample>): Sample {
  return {
    ...{ suite, contender, baseline: 'bare Fastify', round: 0, rowsPerRequest: 1, seconds: 1, failures: 0 },
    load: { kind: 'closed', connections: 64, seconds: 1 },
    ...{
      requests: 1000,
      cpuUs: 40_000,
      bytesReceived: 1,
      bytesSent: 1,
      p50Ms: 1,
      p99Ms: 2,
      residentMi: 90,
      peakMi: 99,
    },
    ...figures,
  };
}

const formats = [400_000, 500_000].map((rowsPerCpuSecond) => ({
  ...{ format: 'csv', rows: 1, cpuUsPerRow: 1, rowsPerSecond: 1, residentMi: 1, rowsPerCpuSecond },
  waits: { count: 1, p50Ms: 1, p99Ms: 2, longestMs: 21 },
}));

const samples = [
  sampleOf('single', 'bare Fastify', {}),
  sampleOf('single', 'burst ceiling', { requests: 1400 }),
  sampleOf('single', 'predictor', { requests: 1120 }),
  sampleOf('peers', 'predictor', { requests: 1200 }),
  sampleOf('peers', 'KServe', { requests: 100 }),
];

const results = {
  samples,
  raw: [],
  starts: [{ server: 'predictor', readyMs: [900, 700, 800] }],
  bulk: [{ repository: 'linear', rawRowsPerCpuSecond: 1e6, formats }],
} as unknown as BenchResults;

function targetsNamed(what: string): readonly Target[] {
  return toTargets(results, summarise(samples)).filter((target) => target.what.startsWith(what));
}

describe('toTargets', () => {
  it('compares with the bare server and with the ceiling', () => {
    const [bare, ceiling] = targetsNamed('requests/s at 64 connections');

    expect(bare).toMatchObject({ found: 1.12, bound: { atLeast: 1 } });
    expect(ceiling?.found).toBeCloseTo(0.8, 9);
  });

  it('counts how many times a peer the predictor is, in the suite of the peers', () => {
    expect(targetsNamed('requests/s, to KServe')).toMatchObject([{ found: 12, bound: { atLeast: 15 } }]);
  });

  it('takes the median of the starts, the slowest format and the longest wait of bulk', () => {
    expect(targetsNamed('start to ready')).toMatchObject([{ found: 0.8 }]);
    expect(targetsNamed('bulk, slowest format, linear')).toMatchObject([{ found: 400_000 }]);
    expect(targetsNamed('longest wait')).toMatchObject([{ found: 21 }]);
  });

  it('has no figure for what was not measured', () => {
    for (const target of targetsNamed('requests/s, to BentoML')) expect(isMet(target)).toBeUndefined();
    for (const target of targetsNamed('explanation')) expect(isMet(target)).toBeUndefined();
  });
});

describe('isMet', () => {
  it.each([
    [{ atLeast: 1 }, 1, true],
    [{ atLeast: 1 }, 0.99, false],
    [{ atMost: 2 }, 2, true],
    [{ atMost: 2 }, 2.01, false],
  ])('%j of %d: %p', (bound, found, expected) => {
    expect(isMet({ what: '', unit: '', bound, found })).toBe(expected);
  });
});
