import { type Estimate, isRegressionEstimate } from '@medcast/prediction-contract';

/** How a candidate's estimate of a record differs from the champion's. */
export interface Comparison {
  /** Candidate minus champion: of `expected`, or of the probability of the champion's label. */
  readonly difference: number;
  /** What the difference is small or large against: the magnitude of the champion's `expected`; 1 of a probability. */
  readonly scale: number;
  /** The candidate's `expected` is outside the champion's interval, or its label another. */
  readonly disagrees: boolean;
}

/** Compares two estimates of one record; `undefined` where they are not of one task. */
export function compareEstimates(champion: Estimate, candidate: Estimate): Comparison | undefined {
  if (isRegressionEstimate(champion)) {
    if (!isRegressionEstimate(candidate)) return undefined;
    const { lower, upper } = champion.interval;
    return {
      difference: candidate.expected - champion.expected,
      scale: Math.abs(champion.expected),
      disagrees: candidate.expected < lower || candidate.expected > upper,
    };
  }
  if (isRegressionEstimate(candidate)) return undefined;
  const { label, probabilities } = champion;
  return {
    difference: (candidate.probabilities[label] ?? 0) - (probabilities[label] ?? 0),
    scale: 1,
    disagrees: candidate.label !== label,
  };
}
