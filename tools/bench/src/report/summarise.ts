import type { Measurement } from '../measure/measure-round';

/** What all rounds say of one server under one load: medians over the rounds. */
export interface Summary {
  readonly server: string;
  readonly connections: number;
  readonly requestsPerSecond: number;
  /** To the requests per second of the baseline in the same round. */
  readonly ratio: number;
  readonly cpuUsPerRequest: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly residentMi: number;
  readonly failures: number;
}

/** Summarises the rounds of each server and load, in the order in which they were measured first. */
export function summarise(rounds: readonly (readonly Measurement[])[], baseline: string): readonly Summary[] {
  return (rounds[0] ?? []).map(({ server, connections }) => {
    const isOfLoad = (one: Measurement): boolean => one.connections === connections;
    const own = rounds.map((round) => round.find((one) => one.server === server && isOfLoad(one)));
    const base = rounds.map((round) => round.find((one) => one.server === baseline && isOfLoad(one)));
    const medianOf = (pick: (one: Measurement) => number): number =>
      median(own.flatMap((one) => (one === undefined ? [] : [pick(one)])));
    return {
      server,
      connections,
      requestsPerSecond: medianOf((one) => one.requestsPerSecond),
      ratio: median(own.map((one, round) => (one?.requestsPerSecond ?? NaN) / (base[round]?.requestsPerSecond ?? NaN))),
      cpuUsPerRequest: medianOf((one) => one.cpuUsPerRequest),
      p50Ms: medianOf((one) => one.p50Ms),
      p99Ms: medianOf((one) => one.p99Ms),
      residentMi: medianOf((one) => one.residentMi),
      failures: own.reduce((sum, one) => sum + (one?.failures ?? 0), 0),
    };
  });
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
