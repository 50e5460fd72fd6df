import { cpuPerRequestOf, type LoadShape, rateOf, type Sample } from '../measure/sample';
import { median } from './median';

/** What all rounds say of one contender under one load: medians over the rounds. */
export interface Summary {
  readonly suite: string;
  readonly contender: string;
  readonly baseline: string;
  readonly load: LoadShape;
  readonly requestsPerSecond: number;
  /** To the requests per second of the baseline in the same round. */
  readonly ratio: number;
  /** The least and the most of it in any round. */
  readonly ratioRange: readonly [number, number];
  readonly cpuUsPerRequest: number;
  /** To the CPU of the baseline in the same round. */
  readonly cpuRatio: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** To the p50 of the baseline in the same round. */
  readonly p50Ratio: number;
  readonly residentMi: number;
  readonly peakMi: number;
  readonly rowsPerSecond: number;
  readonly failures: number;
}

/** Summarises the rounds of each contender and load, in the order in which they were measured first. */
export function summarise(samples: readonly Sample[]): readonly Summary[] {
  return samples
    .filter(({ round }) => round === 0)
    .map((first) =>
      summariseGroup(
        first,
        samples.filter((one) => isOfSameGroup(one, first)),
        samples,
      ),
    );
}

function summariseGroup(first: Sample, own: readonly Sample[], all: readonly Sample[]): Summary {
  const { suite, contender, baseline, load } = first;
  const pairs = own.map((one) => ({ one, base: baselineOf(one, all) }));
  const isOpen = load.kind === 'open';
  const ratios = pairs.map(({ one, base }) => rateOf(one) / (base === undefined ? NaN : rateOf(base)));
  const medianOf = (pick: (one: Sample) => number): number => median(own.map(pick));
  const medianRatio = (pick: (one: Sample) => number): number =>
    median(pairs.map(({ one, base }) => pick(one) / (base === undefined ? NaN : pick(base))));
  return {
    suite,
    contender,
    baseline,
    load,
    requestsPerSecond: medianOf(rateOf),
    // A rate that was asked for says nothing of what a server can do.
    ratio: isOpen ? NaN : median(ratios),
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    cpuUsPerRequest: medianOf(cpuPerRequestOf),
    cpuRatio: medianRatio(cpuPerRequestOf),
    p50Ms: medianOf(({ p50Ms }) => p50Ms),
    p99Ms: medianOf(({ p99Ms }) => p99Ms),
    p50Ratio: medianRatio(({ p50Ms }) => p50Ms),
    residentMi: medianOf(({ residentMi }) => residentMi),
    peakMi: Math.max(...own.map(({ peakMi }) => peakMi)),
    rowsPerSecond: medianOf((one) => rateOf(one) * one.rowsPerRequest),
    failures: own.reduce((sum, { failures }) => sum + failures, 0),
  };
}

function isOfSameGroup(one: Sample, other: Sample): boolean {
  const isOfSameSuite = one.suite === other.suite && loadName(one.load) === loadName(other.load);
  return isOfSameSuite && one.contender === other.contender;
}

/** The baseline's sample of the same suite, load and round. */
function baselineOf({ suite, baseline, load, round }: Sample, all: readonly Sample[]): Sample | undefined {
  return all.find(
    (one) =>
      one.suite === suite && one.contender === baseline && one.round === round && loadName(one.load) === loadName(load),
  );
}

/** `64 connections`, or `half of saturation`. */
export function loadName(load: LoadShape): string {
  if (load.kind === 'closed') return load.connections === 1 ? '1 connection' : `${load.connections} connections`;
  return load.share === 0 ? 'idle' : `at ${Math.round(load.share * 100)} %`;
}
