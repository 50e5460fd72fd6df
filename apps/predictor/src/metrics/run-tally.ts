import type { BatchRun, RunObserver } from '@medcast/inference';
import { BucketTally } from './bucket-tally';
import { RunSizes } from './run-sizes';

/** Edges of the histograms: a run of a small graph takes 30 µs, one of many trees a few milliseconds. */
export const RUN_EDGES = {
  queueSeconds: [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  /** A run of single records has at most 64, one of a request with many at most 512. */
  rows: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  runSeconds: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1],
  explainSeconds: [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
} as const;

/** How an explanation ended. */
export const OUTCOMES = ['answered', 'refused'] as const;

type Outcome = (typeof OUTCOMES)[number];

/** What the runs and explanations of one version of a model took, and how many rows were scored at once. */
export class RunTally implements RunObserver {
  /** Longest wait of a row of each run. */
  readonly queueSeconds = new BucketTally(RUN_EDGES.queueSeconds);
  readonly rows = new BucketTally(RUN_EDGES.rows);
  readonly runSeconds = new BucketTally(RUN_EDGES.runSeconds);
  readonly sizes = new RunSizes();
  readonly explainSeconds: Readonly<Record<Outcome, BucketTally>> = {
    answered: new BucketTally(RUN_EDGES.explainSeconds),
    refused: new BucketTally(RUN_EDGES.explainSeconds),
  };

  constructor(
    readonly model: string,
    readonly version: string,
  ) {}

  onRun(run: BatchRun): void {
    const { rows, queueMs, runMs } = run;
    this.sizes.add(run);
    this.queueSeconds.add(queueMs / 1000);
    this.rows.add(rows);
    this.runSeconds.add(runMs / 1000);
  }

  /** Does the work of an explanation, and times it. */
  async explaining<Result>(work: () => Promise<Result>): Promise<Result> {
    const startMs = performance.now();
    let outcome: Outcome = 'refused';
    try {
      const result = await work();
      outcome = 'answered';
      return result;
    } finally {
      this.explainSeconds[outcome].add((performance.now() - startMs) / 1000);
    }
  }
}
