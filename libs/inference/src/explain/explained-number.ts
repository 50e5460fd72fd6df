import type { RowOutputs } from '../estimate/row-outputs';
import { likeliestOf } from '../estimate/to-estimate';
import type { Scores } from '../scorer/scorer';

/** Picks the number that is explained: an expected value, the probability of a label. */
export type ScoreReader = (scores: Scores, row: number) => number;

/** Reads the number that an explanation sums to: `expected`, or the probability of the label that was estimated. */
export function explainedNumberOf(outputs: RowOutputs): ScoreReader {
  const label = outputs.task === 'classification' ? likeliestOf(outputs.probabilities).label : '';
  return (scores, row) => {
    if (scores.task === 'regression') return scores.expected[row] ?? NaN;
    return scores.probabilities[row * scores.labels.length + scores.labels.indexOf(label)] ?? NaN;
  };
}

/** Reads the same from the outputs of one record. */
export function explainedNumberIn(outputs: RowOutputs, explained: RowOutputs): number {
  if (outputs.task === 'regression') return outputs.expected;
  if (explained.task === 'regression') return NaN;
  const { label } = likeliestOf(explained.probabilities);
  return outputs.probabilities.find((candidate) => candidate.label === label)?.probability ?? NaN;
}
