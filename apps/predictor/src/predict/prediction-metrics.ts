import { Inject, Injectable } from '@nestjs/common';
import type { PredictionResponse } from '@medcast/prediction-contract';
import { Counter, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';

/** Counts predictions by the version that made them, and their warnings by code. */
@Injectable()
export class PredictionMetrics {
  private readonly predictions: Counter<'model' | 'version'>;
  private readonly warnings: Counter<'model' | 'code'>;

  constructor(@Inject(METRICS) registry: Registry) {
    this.predictions = new Counter({
      name: 'medcast_predictions_total',
      help: 'Records answered with an estimate.',
      labelNames: ['model', 'version'],
      registers: [registry],
    });
    this.warnings = new Counter({
      name: 'medcast_prediction_warnings_total',
      help: 'Warnings that came with estimates.',
      labelNames: ['model', 'code'],
      registers: [registry],
    });
  }

  count({ model: { name: model, version }, warnings }: PredictionResponse): void {
    this.predictions.inc({ model, version: String(version) });
    for (const { code } of warnings) this.warnings.inc({ model, code });
  }
}
