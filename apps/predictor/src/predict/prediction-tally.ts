import type { AnswerTally } from '@medcast/inference';
import { isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';

/** Counts of what one version of a model has answered, and sums of what it said. */
export class PredictionTally {
  predictions = 0;
  /** Of estimated numbers. */
  sum = 0;
  /** Of the squares of estimated numbers. */
  squares = 0;
  readonly warnings = new Map<string, number>();
  /** Of the probabilities of each label. */
  readonly probabilities = new Map<string, number>();

  constructor(
    readonly model: string,
    readonly version: string,
  ) {}

  add({ warnings, estimate }: PredictionResponse): void {
    this.predictions++;
    for (const { code } of warnings) addTo(this.warnings, code, 1);
    if (isRegressionEstimate(estimate)) {
      this.sum += estimate.expected;
      this.squares += estimate.expected ** 2;
      return;
    }
    for (const [label, probability] of Object.entries(estimate.probabilities))
      addTo(this.probabilities, label, probability);
  }

  /** Adds what another has counted. */
  addMany({ predictions, sum, squares, warnings, probabilities }: AnswerTally): void {
    this.predictions += predictions;
    this.sum += sum;
    this.squares += squares;
    for (const [code, count] of Object.entries(warnings)) addTo(this.warnings, code, count);
    for (const [label, probability] of Object.entries(probabilities)) addTo(this.probabilities, label, probability);
  }
}

function addTo(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}
