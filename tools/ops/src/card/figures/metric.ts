import { Problem } from '@medcast/problem';
import { formatSpread } from './format-spread';
import type { MeanAndDeviation } from '../../train/evaluation';
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
    label: 'mean absolute error',
    meaning: 'how far off it is on average',
    better: 'smaller',
    inTargetUnit: true,
  },
  rmse: {
    label: 'root mean squared error',
    meaning: 'how far off it is when large misses weigh more',
    better: 'smaller',
    inTargetUnit: true,
  },
  medianAe: {
    label: 'median absolute error',
    meaning: 'half of the misses are smaller than this',
    better: 'smaller',
    inTargetUnit: true,
  },
};

/** A metric's figure with its unit: "2,512 ± 14 USD". */
export function formatMetric(name: MetricName, spread: MeanAndDeviation, unit: string): string {
  return withUnit(formatSpread(spread), metrics[name].inTargetUnit ? unit : '');
}

/**
 * Takes the name of a metric from a task.
 *
 * @param answer for the message: the answer that is judged by the metric
 * @throws Problem TASK_INVALID
 */
export function parseMetricName(name: string | undefined, answer: string): MetricName {
  if (name !== undefined && isMetricName(name)) return name;
  const known = Object.keys(metrics).join(', ');
  throw new Problem('TASK_INVALID', `metrics.${answer}: expected one of ${known}, got ${JSON.stringify(name)}`);
}

function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}
