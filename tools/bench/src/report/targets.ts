import { binaryName, explainedName, names } from '../suites/all-suites';
import { peers } from '../peers/peer';
import type { BenchResults } from '../results/results';
import type { BulkFigures, BulkFormat } from '../suites/measure-bulk-parts';
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
    ...bulkTargets(results),
    ...explainTargets(found),
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

function bulkTargets({ bulk }: BenchResults): readonly Target[] {
  const of = (repository: BulkFigures['repository']): readonly BulkFormat[] =>
    bulk.find((one) => one.repository === repository)?.formats ?? [];
  const slowest = (formats: readonly BulkFormat[]): number =>
    formats.length === 0 ? NaN : Math.min(...formats.map(({ rowsPerCpuSecond }) => rowsPerCpuSecond));
  const raw = bulk.find(({ repository }) => repository === 'threeHeads')?.rawRowsPerCpuSecond ?? NaN;
  const waits = bulk.flatMap(({ formats }) => formats.map(({ waits: { longestMs } }) => longestMs));
  return [
    {
      what: 'bulk, slowest format, linear',
      bound: { atLeast: 400_000 },
      unit: 'rows/s of CPU',
      found: slowest(of('linear')),
    },
    {
      what: 'bulk, slowest format, 3 × 150 trees',
      bound: { atLeast: 0.5 },
      unit: '× `session.run`',
      found: slowest(of('threeHeads')) / raw,
    },
    {
      what: 'longest wait of others during bulk',
      bound: { atMost: 20 },
      unit: 'ms',
      found: waits.length === 0 ? NaN : Math.max(...waits),
    },
  ];
}

function explainTargets(find: FindSummary): readonly Target[] {
  const added = (name: string): number => {
    const [plain, explained] = [name, explainedName(name)].map((one) => find('explain', one, '1 connection')?.p50Ms);
    return (explained ?? NaN) - (plain ?? NaN);
  };
  return [
    { what: 'explanation, p50 added', bound: { atMost: 0.3 }, unit: 'ms', found: added(names.predictor) },
    { what: 'the same with 3 × 150 trees', bound: { atMost: 5 }, unit: 'ms', found: added(names.threeHeads) },
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
