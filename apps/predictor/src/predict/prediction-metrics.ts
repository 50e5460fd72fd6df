import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import { type Estimate, isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import { Counter, type Registry, Summary } from 'prom-client';
import { METRICS } from '../metrics/metrics';

/** Counts predictions by the version that made them, their warnings by code, and sums what they say. */
@Injectable()
export class PredictionMetrics {
  private readonly predictions: Counter<'model' | 'version'>;
  private readonly warnings: Counter<'model' | 'code'>;
  private readonly values: Summary<'model'>;
  private readonly squares: Counter<'model'>;
  private readonly probabilities: Summary<'model' | 'label'>;

  constructor(@Inject(METRICS) registry: Registry) {
    const registers = [registry];
    // Sums and counts alone: they add up over pods, as quantiles do not.
    const percentiles: number[] = [];
    this.predictions = new Counter({
      name: metricNames.predictions,
      help: 'Records answered with an estimate.',
      labelNames: ['model', 'version'],
      registers,
    });
    this.warnings = new Counter({
      name: metricNames.predictionWarnings,
      help: 'Warnings that came with estimates.',
      labelNames: ['model', 'code'],
      registers,
    });
    this.values = new Summary({
      name: metricNames.predictionValue,
      help: 'Estimated numbers, in the unit of the target.',
      labelNames: ['model'],
      percentiles,
      registers,
    });
    this.squares = new Counter({
      name: metricNames.predictionValueSquares,
      help: 'Sum of the squares of estimated numbers.',
      labelNames: ['model'],
      registers,
    });
    this.probabilities = new Summary({
      name: metricNames.predictionProbability,
      help: 'Estimated probabilities of each label.',
      labelNames: ['model', 'label'],
      percentiles,
      registers,
    });
  }

  count({ model: { name: model, version }, warnings, estimate }: PredictionResponse): void {
    this.predictions.inc({ model, version: String(version) });
    for (const { code } of warnings) this.warnings.inc({ model, code });
    this.sum(model, estimate);
  }

  private sum(model: string, estimate: Estimate): void {
    if (isRegressionEstimate(estimate)) {
      this.values.observe({ model }, estimate.expected);
      this.squares.inc({ model }, estimate.expected ** 2);
      return;
    }
    for (const [label, probability] of Object.entries(estimate.probabilities)) {
      this.probabilities.observe({ model, label }, probability);
    }
  }
}
