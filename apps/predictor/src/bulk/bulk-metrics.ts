import { Inject, Injectable } from '@nestjs/common';
import type { AnswerTally } from '@medcast/inference';
import { Counter, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import type { LoadedModel } from '../models/loaded-model';
import { PredictionMetrics } from '../predict/prediction-metrics';

/** Counts rows of bulk requests: those with an estimate among all predictions, and both kinds by themselves. */
@Injectable()
export class BulkMetrics {
  private readonly rows: Counter<'model' | 'version' | 'outcome'>;

  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly predictions: PredictionMetrics,
  ) {
    this.rows = new Counter({
      name: 'medcast_bulk_rows_total',
      help: 'Rows of bulk requests, by whether they have an estimate (ok) or not (failed).',
      labelNames: ['model', 'version', 'outcome'],
      registers: [registry],
    });
  }

  count({ name, version }: LoadedModel, tally: AnswerTally): void {
    const labels = { model: name, version: String(version) };
    this.rows.inc({ ...labels, outcome: 'ok' }, tally.predictions);
    this.rows.inc({ ...labels, outcome: 'failed' }, tally.failures);
    this.predictions.countMany(name, version, tally);
  }
}
