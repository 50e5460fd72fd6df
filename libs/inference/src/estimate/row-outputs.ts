import type { Scores } from '../scorer/scorer';
import type { LabelProbability } from './to-prediction-set';

/** What a model says of one record, before it is shaped for anybody. */
export type RowOutputs = RegressionOutputs | ClassificationOutputs;

/** In the unit of the target. */
export interface RegressionOutputs {
  readonly task: 'regression';
  readonly expected: number;
  readonly typical: number;
  readonly lower: number;
  readonly upper: number;
}

/** In the order of the target's categories. */
export interface ClassificationOutputs {
  readonly task: 'classification';
  readonly probabilities: readonly LabelProbability[];
}

/** Takes the outputs of one row. */
export function toRowOutputs(scores: Scores, row: number): RowOutputs {
  if (scores.task === 'regression') {
    const { task, expected, typical, lower, upper } = scores;
    return {
      task,
      expected: expected[row] ?? NaN,
      typical: typical[row] ?? NaN,
      lower: lower[row] ?? NaN,
      upper: upper[row] ?? NaN,
    };
  }
  const { task, labels, probabilities } = scores;
  const first = row * labels.length;
  return {
    task,
    probabilities: labels.map((label, index) => ({ label, probability: probabilities[first + index] ?? NaN })),
  };
}

/** The outputs by name, as golden records hold them: `expected` … `upper`, or the probability of each label. */
export function toNamedOutputs(outputs: RowOutputs): Readonly<Record<string, number>> {
  if (outputs.task === 'classification') {
    return Object.fromEntries(outputs.probabilities.map(({ label, probability }) => [label, probability]));
  }
  const { expected, typical, lower, upper } = outputs;
  return { expected, typical, lower, upper };
}
