import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import type { AnswerTally } from '@medcast/inference';
import type { Scores } from '@medcast/inference';
import type { ModelReference, PredictionResponse } from '@medcast/prediction-contract';
import { Counter, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import { SummedSummary, type SummedValues } from '../metrics/summed-summary';
import { PredictionTally } from './prediction-tally';

/**
 * Counts predictions by the version that made them, their warnings by code, and sums what they say. The metrics are made
 * of the tallies when they are asked for: to find each of them by its labels for each answer takes longer than to score.
 */
@Injectable()
export class PredictionMetrics {
  private readonly tallies: PredictionTally[] = [];

  constructor(@Inject(METRICS) registry: Registry) {
    const registers = [registry];
    this.registerCounts(registers);
    this.registerSums(registers);
  }

  count(response: PredictionResponse): void {
    const { name, version } = response.model;
    this.tallyOf(name, String(version)).add(response);
  }

  /** Counts what a tally counts already. */
  countMany(model: string, version: number, tally: AnswerTally): void {
    this.tallyOf(model, String(version)).addMany(tally);
  }

  /** Counts the predictions of the first rows of some outputs. */
  countScores({ name, version }: ModelReference, scores: Scores, rows: number): void {
    this.tallyOf(name, String(version)).addScores(scores, rows);
  }

  private registerCounts(registers: Registry[]): void {
    const { tallies } = this;
    new Counter({
      name: metricNames.predictions,
      help: 'Records answered with an estimate.',
      labelNames: ['model', 'version'],
      registers,
      collect(): void {
        this.reset();
        for (const { model, version, predictions } of tallies) this.inc({ model, version }, predictions);
      },
    });
    new Counter({
      name: metricNames.predictionWarnings,
      help: 'Warnings that came with estimates.',
      labelNames: ['model', 'code'],
      registers,
      collect(): void {
        this.reset();
        for (const { model, warnings } of tallies)
          for (const [code, count] of warnings) this.inc({ model, code }, count);
      },
    });
  }

  private registerSums(registers: Registry[]): void {
    const { tallies } = this;
    new SummedSummary(
      {
        name: metricNames.predictionValue,
        help: 'Estimated numbers, in the unit of the target.',
        labelNames: ['model'],
        registers,
      },
      () => sumValues(tallies),
    );
    new Counter({
      name: metricNames.predictionValueSquares,
      help: 'Sum of the squares of estimated numbers.',
      labelNames: ['model'],
      registers,
      collect(): void {
        this.reset();
        for (const { model, squares, probabilities } of tallies)
          if (probabilities.size === 0) this.inc({ model }, squares);
      },
    });
    new SummedSummary(
      {
        name: metricNames.predictionProbability,
        help: 'Estimated probabilities of each label.',
        labelNames: ['model', 'label'],
        registers,
      },
      () => sumProbabilities(tallies),
    );
  }

  private tallyOf(model: string, version: string): PredictionTally {
    for (const tally of this.tallies) if (tally.version === version && tally.model === model) return tally;
    const added = new PredictionTally(model, version);
    this.tallies.push(added);
    return added;
  }
}

/** Of all versions of each model. */
function sumValues(tallies: readonly PredictionTally[]): readonly SummedValues<'model'>[] {
  const numbers = tallies.filter(({ probabilities }) => probabilities.size === 0);
  return [...new Set(numbers.map(({ model }) => model))].map((model) => {
    const own = numbers.filter((tally) => tally.model === model);
    return {
      labels: { model },
      sum: own.reduce((total, { sum }) => total + sum, 0),
      count: own.reduce((total, { predictions }) => total + predictions, 0),
    };
  });
}

/** Of all versions of each model, by label. */
function sumProbabilities(tallies: readonly PredictionTally[]): readonly SummedValues<'model' | 'label'>[] {
  const found = new Map<string, SummedValues<'model' | 'label'>>();
  for (const { model, predictions, probabilities } of tallies) {
    for (const [label, probability] of probabilities) {
      const key = JSON.stringify([model, label]);
      const { sum = 0, count = 0 } = found.get(key) ?? {};
      found.set(key, { labels: { model, label }, sum: sum + probability, count: count + predictions });
    }
  }
  return [...found.values()];
}
