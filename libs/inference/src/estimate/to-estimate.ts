import type { Estimate } from '@medcast/prediction-contract';
import type { RowOutputs } from './row-outputs';
import { type LabelProbability, toPredictionSet } from './to-prediction-set';

/** What an estimate says beside the outputs of the model. */
export interface EstimateFacts {
  /** Nominal coverage of the interval or the set: 0.95. */
  readonly level: number;
  /** Unit of the target; "" where it has none. */
  readonly unit: string;
  /** By label, the lowest probability at which it is in the prediction set. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
}

/** Shapes the outputs for one record as the API answers them. */
export function toEstimate(outputs: RowOutputs, { level, unit, thresholds }: EstimateFacts): Estimate {
  if (outputs.task === 'regression') {
    const { expected, typical, lower, upper } = outputs;
    return { expected, typical, interval: { lower, upper, level }, unit };
  }
  const { probabilities } = outputs;
  return {
    label: likeliestOf(probabilities).label,
    probabilities: Object.fromEntries(probabilities.map(({ label, probability }) => [label, probability])),
    set: { labels: toPredictionSet(probabilities, { level, thresholds }), level },
  };
}

/** The label with the highest probability; the first of them where several have it. */
export function likeliestOf(probabilities: readonly LabelProbability[]): LabelProbability {
  return probabilities.reduce((best, candidate) => (candidate.probability > best.probability ? candidate : best));
}
