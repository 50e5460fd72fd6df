import { type Estimate, isRegressionEstimate } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { SKETCH_SIZE, sketchCounterOf } from './number-sketch';

/** The counters of what a model answers: of each label, or of numbers as a sketch. */
export interface PredictionCounters {
  /** `undefined`: numbers are answered. */
  readonly labels: readonly string[] | undefined;
  readonly size: number;
  /** Which of them counts an answer. */
  readonly counterOf: (estimate: Estimate) => number;
}

/** Makes the counters of a model that predicts the target of a schema. */
export function createPredictionCounters({ target }: RecordSchema): PredictionCounters {
  if (target.kind !== 'category') {
    const counterOf = (estimate: Estimate): number =>
      sketchCounterOf(isRegressionEstimate(estimate) ? estimate.expected : 0);
    return { labels: undefined, size: SKETCH_SIZE, counterOf };
  }
  const labels = target.categories.map(({ value }) => value);
  const places = new Map(labels.map((label, place) => [label, place]));
  const counterOf = (estimate: Estimate): number =>
    isRegressionEstimate(estimate) ? labels.length : (places.get(estimate.label) ?? labels.length);
  return { labels, size: labels.length + 1, counterOf };
}
