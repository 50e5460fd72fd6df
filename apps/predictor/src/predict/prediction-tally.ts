import type { AnswerTally, Scores } from '@medcast/inference';
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

  /** Adds the first rows of some outputs. */
  addScores(scores: Scores, rows: number): void {
    this.predictions += rows;
    if (scores.task === 'regression') {
      for (const value of scores.expected.subarray(0, rows)) {
        this.sum += value;
        this.squares += value * value;
      }
      return;
    }
    const { labels, probabilities } = scores;
    for (const [index, label] of labels.entries()) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += probabilities[row * labels.length + index] ?? 0;
      addTo(this.probabilities, label, sum);
    }
  }
}

function addTo(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}
