import type { RowOutputs } from '../estimate/row-outputs';
import { likeliestOf } from '../estimate/to-estimate';
import type { ScoreReader } from './score-rows';

/** Reads the number that an explanation sums to: `expected`, or the probability of the label that was estimated. */
export function explainedNumberOf(outputs: RowOutputs): ScoreReader {
  const label = outputs.task === 'classification' ? likeliestOf(outputs.probabilities).label : '';
  return (scores, row) => {
    if (scores.task === 'regression') return scores.expected[row] ?? NaN;
    return scores.probabilities[row * scores.labels.length + scores.labels.indexOf(label)] ?? NaN;
  };
}
