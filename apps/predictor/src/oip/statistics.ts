import { Injectable } from '@nestjs/common';
import type { LoadedModel } from '../models/loaded-model';

/** How often something was done, and how long it took all together. */
export interface DurationStatistic {
  readonly count: number;
  readonly ns: number;
}

/** What `GET /v2/models/{model}/stats` says of one version (statistics extension of the protocol). */
export interface ModelStatistics {
  readonly name: string;
  readonly version: string;
  /** Time of the last request that succeeded, in ms of the epoch; 0 before the first. */
  readonly last_inference: number;
  /** Records answered. */
  readonly inference_count: number;
  /** Requests answered. */
  readonly execution_count: number;
  readonly inference_stats: Readonly<Record<StatisticName, DurationStatistic>>;
  /** Empty: how many records are scored at once depends on who else asks, and is told by `/metrics`. */
  readonly batch_stats: readonly never[];
}

/** What is timed; `compute_infer` has the time in the queue in it, which `queue` hence does not count. */
export type StatisticName = 'success' | 'fail' | 'queue' | 'compute_input' | 'compute_infer' | 'compute_output';

/** The moments of one request that succeeded, from `performance.now()`, and its records. */
export interface InferenceTimes {
  readonly records: number;
  readonly startMs: number;
  readonly parsedMs: number;
  readonly scoredMs: number;
  readonly renderedMs: number;
}

/** Figures of one version that change. */
interface Tally {
  records: number;
  successes: number;
  failures: number;
  failureMs: number;
  inputMs: number;
  inferMs: number;
  outputMs: number;
  lastInference: number;
}

/** Counts inference requests by the version that answered them. */
@Injectable()
export class InferenceStatistics {
  private readonly tallies = new Map<string, Tally>();

  addSuccess(model: LoadedModel, { records, startMs, parsedMs, scoredMs, renderedMs }: InferenceTimes): void {
    const tally = this.tallyOf(model);
    tally.records += records;
    tally.successes++;
    tally.inputMs += parsedMs - startMs;
    tally.inferMs += scoredMs - parsedMs;
    tally.outputMs += renderedMs - scoredMs;
    tally.lastInference = Date.now();
  }

  addFailure(model: LoadedModel, ms: number): void {
    const tally = this.tallyOf(model);
    tally.failures++;
    tally.failureMs += ms;
  }

  /** The figures of a version since the program started. */
  toStatistics(model: LoadedModel): ModelStatistics {
    const tally = this.tallies.get(keyOf(model)) ?? createTally();
    const { successes: count, failures, failureMs, inputMs, inferMs, outputMs } = tally;
    return {
      name: model.name,
      version: String(model.version),
      last_inference: tally.lastInference,
      inference_count: tally.records,
      execution_count: count,
      inference_stats: {
        success: toDuration(count, inputMs + inferMs + outputMs),
        fail: toDuration(failures, failureMs),
        queue: toDuration(0, 0),
        compute_input: toDuration(count, inputMs),
        compute_infer: toDuration(count, inferMs),
        compute_output: toDuration(count, outputMs),
      },
      batch_stats: [],
    };
  }

  private tallyOf(model: LoadedModel): Tally {
    const key = keyOf(model);
    const known = this.tallies.get(key);
    if (known !== undefined) return known;
    const tally = createTally();
    this.tallies.set(key, tally);
    return tally;
  }
}

function keyOf({ name, version }: LoadedModel): string {
  return `${name}/${version}`;
}

function toDuration(count: number, ms: number): DurationStatistic {
  return { count, ns: Math.round(ms * 1e6) };
}

function createTally(): Tally {
  return {
    records: 0,
    successes: 0,
    failures: 0,
    failureMs: 0,
    inputMs: 0,
    inferMs: 0,
    outputMs: 0,
    lastInference: 0,
  };
}
