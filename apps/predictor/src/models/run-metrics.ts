import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import type { Registry } from 'prom-client';
import type { BucketTally } from '../metrics/bucket-tally';
import { METRICS } from '../metrics/metrics';
import { TalliedHistogram } from '../metrics/tallied-histogram';
import { Catalogs } from './catalogs';
import type { LoadedModel } from './loaded-model';
import { OUTCOMES, RUN_EDGES, type RunTally } from './run-tally';

const ofVersion = ['model', 'version'] as const;

/** Says in the metrics what the runs of each version in service took: the wait, the rows, the time; and explanations. */
@Injectable()
export class RunMetrics {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    private readonly catalogs: Catalogs,
  ) {
    this.registerRuns({
      name: metricNames.queueWaitSeconds,
      help: 'Longest wait of a record for each run, from when it was asked for.',
      edges: RUN_EDGES.queueSeconds,
      of: (runs) => runs.queueSeconds,
    });
    this.registerRuns({
      name: metricNames.batchRows,
      help: 'Records scored in one run.',
      edges: RUN_EDGES.rows,
      of: (runs) => runs.rows,
    });
    this.registerRuns({
      name: metricNames.scoreSeconds,
      help: 'Time of one run.',
      edges: RUN_EDGES.runSeconds,
      of: (runs) => runs.runSeconds,
    });
    this.registerExplanations();
  }

  private registerRuns({ name, help, edges, of }: RunFigure): void {
    new TalliedHistogram(this.registry, { name, help, edges, labelNames: ofVersion }, () =>
      this.models.map(({ name: model, version, runs }) => ({
        labels: { model, version: String(version) },
        tally: of(runs),
      })),
    );
  }

  private registerExplanations(): void {
    const configuration = {
      name: metricNames.explainSeconds,
      help: 'Time of one explanation, from when it was asked for.',
      edges: RUN_EDGES.explainSeconds,
      labelNames: [...ofVersion, 'outcome'],
    };
    new TalliedHistogram(this.registry, configuration, () =>
      this.models.flatMap(({ name: model, version, runs }) =>
        OUTCOMES.map((outcome) => ({
          labels: { model, version: String(version), outcome },
          tally: runs.explainSeconds[outcome],
        })),
      ),
    );
  }

  /** In service and in the shadow; a version that is both is told of once. */
  private get models(): readonly LoadedModel[] {
    const { champions, candidates } = this.catalogs;
    const all = [...candidates.models, ...champions.models];
    return [...new Map(all.map((model) => [`${model.name}/${model.version}`, model])).values()];
  }
}

interface RunFigure {
  readonly name: string;
  readonly help: string;
  readonly edges: readonly number[];
  readonly of: (runs: RunTally) => BucketTally;
}
