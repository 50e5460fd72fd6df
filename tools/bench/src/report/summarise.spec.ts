import type { Measurement } from '../measure/measure-round';
import { renderTable } from './render-table';
import { median, summarise } from './summarise';

function measured(server: string, requestsPerSecond: number, cpuUsPerRequest: number): Measurement {
  const latencies = { p50Ms: 1, p99Ms: 2, longestMs: 3 };
  const counted = { requests: 10, seconds: 1, failures: 1, connections: 64, residentMi: 100 };
  return { server, requestsPerSecond, cpuUsPerRequest, ...latencies, ...counted };
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
  const rounds = [
    [measured('bare', 100, 40), measured('predictor', 110, 38)],
    [measured('bare', 50, 42), measured('predictor', 60, 39)],
    [measured('bare', 80, 41), measured('predictor', 72, 45)],
  ];

  it('compares each round with the baseline of that round', () => {
    const [bare, predictor] = summarise(rounds, 'bare');

    expect(bare).toMatchObject({ server: 'bare', ratio: 1, requestsPerSecond: 80, cpuUsPerRequest: 41, failures: 3 });
    expect(predictor).toMatchObject({ server: 'predictor', ratio: 1.1, requestsPerSecond: 72, cpuUsPerRequest: 39 });
  });

  it('is rendered with one row for each server and load', () => {
    const lines = renderTable(summarise(rounds, 'bare')).trimEnd().split('\n');

    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('| predictor | 64 | 72 | 1.10 | 39.0 | 1.000 | 2.000 | 100 | 3 |');
  });
});
