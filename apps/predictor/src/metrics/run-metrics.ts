import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import type { Registry } from 'prom-client';
import type { BucketTally } from './bucket-tally';
import { METRICS } from './metrics';
import { OUTCOMES, RUN_EDGES, RunTally } from './run-tally';
import { TalliedHistogram } from './tallied-histogram';

const ofVersion = ['model', 'version'] as const;

/** Says in the metrics what each version's runs took: the wait before them, their rows, their time; and explanations. */
@Injectable()
export class RunMetrics {
  private readonly tallies: RunTally[] = [];

  constructor(@Inject(METRICS) registry: Registry) {
    this.registerRuns(registry, {
      name: metricNames.queueWaitSeconds,
      help: 'Longest wait of a record for each run, from when it was asked for.',
      edges: RUN_EDGES.queueSeconds,
      of: (tally) => tally.queueSeconds,
    });
    this.registerRuns(registry, {
      name: metricNames.batchRows,
      help: 'Records scored in one run.',
      edges: RUN_EDGES.rows,
      of: (tally) => tally.rows,
    });
    this.registerRuns(registry, {
      name: metricNames.scoreSeconds,
      help: 'Time of one run.',
      edges: RUN_EDGES.runSeconds,
      of: (tally) => tally.runSeconds,
    });
    this.registerExplanations(registry);
  }

  /** The tally of a version; the same one when the version comes into service again. */
  tallyOf(model: string, version: number): RunTally {
    const text = String(version);
    const known = this.tallies.find((tally) => tally.model === model && tally.version === text);
    if (known !== undefined) return known;
    const added = new RunTally(model, text);
    this.tallies.push(added);
    return added;
  }

  private registerRuns(registry: Registry, { name, help, edges, of }: RunFigure): void {
    new TalliedHistogram(registry, { name, help, edges, labelNames: ofVersion }, () =>
      this.tallies.map((tally) => ({ labels: { model: tally.model, version: tally.version }, tally: of(tally) })),
    );
  }

  private registerExplanations(registry: Registry): void {
    const configuration = {
      name: metricNames.explainSeconds,
      help: 'Time of one explanation, from when it was asked for.',
      edges: RUN_EDGES.explainSeconds,
      labelNames: [...ofVersion, 'outcome'] as const,
    };
    new TalliedHistogram(registry, configuration, () =>
      this.tallies.flatMap(({ model, version, explainSeconds }) =>
        OUTCOMES.map((outcome) => ({ labels: { model, version, outcome }, tally: explainSeconds[outcome] })),
      ),
    );
  }
}

interface RunFigure {
  readonly name: string;
  readonly help: string;
  readonly edges: readonly number[];
  readonly of: (tally: RunTally) => BucketTally;
}
