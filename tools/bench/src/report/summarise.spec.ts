import type { Sample } from '../measure/sample';
import { median } from './median';
import { renderTable } from './render-table';
import { loadName, summarise } from './summarise';

function sampleOf(contender: string, round: number, figures: Partial<Sample>): Sample {
  return {
    ...{ suite: 'single', contender, baseline: 'bare', round, load: { kind: 'closed', connections: 64, seconds: 1 } },
    ...{ requests: 100, seconds: 1, failures: 1, bytesReceived: 1, bytesSent: 1, rowsPerRequest: 1 },
    ...{ p50Ms: 1, p99Ms: 2, cpuUs: 4000, residentMi: 100, peakMi: 110 + round },
    ...figures,
  };
}

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[], NaN],
  ])('of %p is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('summarise', () => {
  const samples = [
    sampleOf('bare', 0, {}),
    sampleOf('predictor', 0, { requests: 110, p50Ms: 3 }),
    sampleOf('bare', 1, { requests: 50, cpuUs: 3000 }),
    sampleOf('predictor', 1, { requests: 60, cpuUs: 1800 }),
    sampleOf('bare', 2, { requests: 80 }),
    sampleOf('predictor', 2, { requests: 72, p50Ms: 2 }),
  ];
  const [bare, predictor] = summarise(samples);

  it('compares each round with the baseline of that round', () => {
    expect(bare).toMatchObject({ contender: 'bare', ratio: 1, ratioRange: [1, 1], requestsPerSecond: 80, failures: 3 });
    expect(predictor).toMatchObject({ ratio: 1.1, ratioRange: [0.9, 1.2], requestsPerSecond: 72, p50Ratio: 2 });
    expect(predictor?.cpuUsPerRequest).toBeCloseTo(4000 / 110, 9);
    expect(predictor?.cpuRatio).toBeCloseTo(40 / 44, 9);
    expect(predictor?.peakMi).toBe(112);
  });

  it('keeps suites and loads apart', () => {
    const open = sampleOf('bare', 0, { load: { kind: 'open', share: 0.5, connections: 64, seconds: 1 } });

    expect(summarise([...samples, open, sampleOf('bare', 0, { suite: 'rows' })])).toHaveLength(4);
  });

  it('has no ratio without a baseline', () => {
    expect(summarise([sampleOf('predictor', 0, {})])[0]?.ratio).toBeNaN();
  });

  it('is rendered with one row for each server and load', () => {
    const lines = renderTable(summarise(samples)).trimEnd().split('\n');

    expect(lines).toHaveLength(4);
    expect(lines[3]?.replaceAll(/ +/g, ' ')).toBe(
      '| predictor | 64 connections | 72 | 1.10 | 36.4 | 2.000 | 2.000 | 100 | 3 |',
    );
  });
});

describe('loadName', () => {
  it.each([
    [{ kind: 'closed', connections: 1, seconds: 1 } as const, '1 connection'],
    [{ kind: 'closed', connections: 256, seconds: 1 } as const, '256 connections'],
    [{ kind: 'open', share: 0.5, connections: 64, seconds: 1 } as const, 'at 50 %'],
    [{ kind: 'open', share: 0, connections: 64, seconds: 1 } as const, 'idle'],
  ])('of %j is %s', (load, name) => {
    expect(loadName(load)).toBe(name);
  });
});
