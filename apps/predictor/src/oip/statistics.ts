import { Injectable } from '@nestjs/common';
import { getOrAdd } from '../get-or-add';
import type { LoadedModel } from '../models/loaded-model';
import type { RunSizes } from '../metrics/run-sizes';

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
  /** Records answered by the protocol. */
  readonly inference_count: number;
  /** Runs of the graph, whoever asked. */
  readonly execution_count: number;
  readonly inference_stats: Readonly<Record<StatisticName, DurationStatistic>>;
  /** One for each number of records that runs had, whoever asked, in rising order. */
  readonly batch_stats: readonly BatchStatistic[];
}

/** The runs with one number of records. What is done before and after a run is done for each request, hence nothing here. */
export interface BatchStatistic {
  readonly batch_size: number;
  readonly compute_input: DurationStatistic;
  readonly compute_infer: DurationStatistic;
  readonly compute_output: DurationStatistic;
}

/** What is timed of the requests of the protocol; `success` is the other four together. */
export type StatisticName = 'success' | 'fail' | 'queue' | 'compute_input' | 'compute_infer' | 'compute_output';

/** The moments of one request that succeeded, from `performance.now()`, and its records. */
export interface InferenceTimes {
  readonly records: number;
  readonly startMs: number;
  readonly parsedMs: number;
  /** Time that its records waited for their runs. */
  readonly queueMs: number;
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
  queueMs: number;
  inferMs: number;
  outputMs: number;
  lastInference: number;
}

/** Counts inference requests by the version that answered them. */
@Injectable()
export class InferenceStatistics {
  private readonly tallies = new Map<string, Tally>();

  addSuccess(model: LoadedModel, times: InferenceTimes): void {
    const { records, startMs, parsedMs, queueMs, scoredMs, renderedMs } = times;
    const tally = this.tallyOf(model);
    tally.records += records;
    tally.successes++;
    tally.inputMs += parsedMs - startMs;
    tally.queueMs += queueMs;
    tally.inferMs += scoredMs - parsedMs - queueMs;
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
    const { successes: count, failures, failureMs, inputMs, queueMs, inferMs, outputMs } = tally;
    return {
      name: model.name,
      version: String(model.version),
      last_inference: tally.lastInference,
      inference_count: tally.records,
      execution_count: model.runs.count,
      inference_stats: {
        success: toDuration(count, inputMs + queueMs + inferMs + outputMs),
        fail: toDuration(failures, failureMs),
        queue: toDuration(count, queueMs),
        compute_input: toDuration(count, inputMs),
        compute_infer: toDuration(count, inferMs),
        compute_output: toDuration(count, outputMs),
      },
      batch_stats: toBatchStatistics(model.runs),
    };
  }

  private tallyOf(model: LoadedModel): Tally {
    return getOrAdd(this.tallies, keyOf(model), createTally);
  }
}

function toBatchStatistics(runs: RunSizes): readonly BatchStatistic[] {
  return runs.bySize.map(({ rows, count, ms }) => ({
    batch_size: rows,
    compute_input: toDuration(count, 0),
    compute_infer: toDuration(count, ms),
    compute_output: toDuration(count, 0),
  }));
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
    queueMs: 0,
    inferMs: 0,
    outputMs: 0,
    lastInference: 0,
  };
}
