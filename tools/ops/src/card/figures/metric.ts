import { formatSpread } from './format-spread';
import type { Spread } from './spread';
import { withUnit } from './with-unit';

/** A figure by which candidates are compared. */
export type MetricName = 'r2' | 'mae' | 'rmse' | 'medianAe';

/** What a person needs to read a metric. */
export interface Metric {
  readonly label: string;
  /** What it says, as half a sentence. */
  readonly meaning: string;
  readonly better: 'larger' | 'smaller';
  /** Whether its figures are in the target's unit; else they have none. */
  readonly inTargetUnit: boolean;
}

/** The metrics of the training package (`training/src/medcast_training/scores.py`). */
export const metrics: Readonly<Record<MetricName, Metric>> = {
  r2: {
    label: 'R²',
    meaning: 'share of the variation that the model explains; 1 is perfect, 0 no better than one average for all',
    better: 'larger',
    inTargetUnit: false,
  },
  mae: {
    label: 'Mean absolute error',
    meaning: 'how far off it is on average',
    better: 'smaller',
    inTargetUnit: true,
  },
  rmse: {
    label: 'Root mean squared error',
    meaning: 'how far off it is when large misses weigh more',
    better: 'smaller',
    inTargetUnit: true,
  },
  medianAe: {
    label: 'Median absolute error',
    meaning: 'half of the misses are smaller than this',
    better: 'smaller',
    inTargetUnit: true,
  },
};

/** A metric's figure with its unit: "2,512 ± 14 USD". */
export function formatMetric(name: MetricName, spread: Spread, unit: string): string {
  return withUnit(formatSpread(spread), metrics[name].inTargetUnit ? unit : '');
}
