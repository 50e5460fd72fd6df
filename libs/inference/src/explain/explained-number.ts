import { toRowOutputs, type RowOutputs } from '../estimate/row-outputs';
import { likeliestOf } from '../estimate/to-estimate';
import type { ScoreReader } from './create-explainer';

/** Reads the number that an explanation sums to: `expected`, or the probability of the label that was estimated. */
export function explainedNumberOf(outputs: RowOutputs): ScoreReader {
  const label = outputs.task === 'classification' ? likeliestOf(outputs.probabilities).label : undefined;
  return (scores, row) => {
    const composed = toRowOutputs(scores, row);
    return composed.task === 'regression'
      ? composed.expected
      : (composed.probabilities.find((candidate) => candidate.label === label)?.probability ?? NaN);
  };
}
