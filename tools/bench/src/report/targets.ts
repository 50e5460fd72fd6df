import { names, binaryName } from '../suites/all-suites';
import { peers } from '../peers/peer';
import type { BenchResults } from '../results/results';
import { median } from './median';
import { loadName, type Summary } from './summarise';

/** What issue 6 asks for, and what was found. */
export interface Target {
  readonly what: string;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  readonly unit: string;
  /** NaN where it was not measured. */
  readonly found: number;
}

/** Tells whether a target is met; undefined where it was not measured. */
export function isMet({ bound, found }: Target): boolean | undefined {
  if (Number.isNaN(found)) return undefined;
  return 'atLeast' in bound ? found >= bound.atLeast : found <= bound.atMost;
}

/** All targets that this bench measures. */
export function toTargets(results: BenchResults, summaries: readonly Summary[]): readonly Target[] {
  const found = (suite: string, contender: string, load = '64 connections'): Summary | undefined =>
    summaries.find((one) => one.suite === suite && one.contender === contender && loadName(one.load) === load);
  return [
    ...singleTargets(found),
    ...protocolTargets(results, found),
    ...peerTargets(found),
    {
      what: 'start to ready',
      bound: { atMost: 0.8 },
      unit: 's',
      found: median(results.starts.find(({ server }) => server === names.predictor)?.readyMs ?? []) / 1000,
    },
    {
      what: 'resident memory after load',
      bound: { atMost: 170 },
      unit: 'MB',
      found: ((found('single', names.predictor, '256 connections')?.residentMi ?? NaN) * 2 ** 20) / 1e6,
    },
  ];
}

type FindSummary = (suite: string, contender: string, load?: string) => Summary | undefined;

function singleTargets(find: FindSummary): readonly Target[] {
  const [own, burst] = [find('single', names.predictor), find('single', names.burst)];
  const boosted = find('single', names.threeHeads);
  const alone = find('single', names.predictor, '1 connection');
  return [
    { what: 'requests/s at 64 connections', bound: { atLeast: 1 }, unit: '× bare', found: own?.ratio ?? NaN },
    { what: 'CPU per request at 64 connections', bound: { atMost: 1 }, unit: '× bare', found: own?.cpuRatio ?? NaN },
    { what: 'the same with 3 × 150 trees', bound: { atLeast: 0.85 }, unit: '× bare', found: boosted?.ratio ?? NaN },
    {
      what: 'requests/s at 64 connections',
      bound: { atLeast: 0.75 },
      unit: '× burst ceiling',
      found: (own?.requestsPerSecond ?? NaN) / (burst?.requestsPerSecond ?? NaN),
    },
    { what: 'p50 of one connection', bound: { atMost: 2.2 }, unit: '× bare', found: alone?.p50Ratio ?? NaN },
  ];
}

function protocolTargets({ raw }: BenchResults, find: FindSummary): readonly Target[] {
  const runs = raw.filter(({ rowsPerRun }) => rowsPerRun === 1000).map(({ rowsPerSecond }) => rowsPerSecond);
  const binary = find('protocol', binaryName(1000))?.rowsPerSecond ?? NaN;
  const json = find('protocol', 'infer, JSON')?.ratio ?? NaN;
  return [
    { what: '`/v2/…/infer` in JSON, one record', bound: { atLeast: 0.75 }, unit: '× bare', found: json },
    {
      what: '`/v2/…/infer` in binary, rows/s at 1,000 rows a call',
      bound: { atLeast: 0.6 },
      unit: '× `session.run`',
      found: binary / median(runs),
    },
  ];
}

function peerTargets(find: FindSummary): readonly Target[] {
  const own = find('peers', names.predictor)?.requestsPerSecond ?? NaN;
  return peers.flatMap(({ name, target }) => {
    if (target === undefined) return [];
    const theirs = find('peers', name)?.requestsPerSecond ?? NaN;
    return [{ what: `requests/s, to ${name}`, bound: { atLeast: target }, unit: '×', found: own / theirs }];
  });
}
