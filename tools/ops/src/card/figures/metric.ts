import { Problem } from '@medcast/problem';
import type { MeanAndDeviation } from '../../train/evaluation/spread';
import { formatShareSpread } from './format-share-spread';
import { formatSpread } from './format-spread';
import { withUnit } from './with-unit';

/** A figure by which the candidates of a regression are compared. */
export type RegressionMetricName = 'r2' | 'mae' | 'rmse' | 'mape' | 'medianAe' | 'pinball';

/** A figure by which the candidates of a classification are compared. */
export type ClassificationMetricName = 'logLoss' | 'brier' | 'auc' | 'macroF1' | 'accuracy' | 'calibrationError';

/** A figure by which candidates are compared. */
export type MetricName = RegressionMetricName | ClassificationMetricName;

/** What a person needs to read a metric. */
export interface Metric {
  readonly label: string;
  /** What it says, as half a sentence. */
  readonly meaning: string;
  readonly better: 'larger' | 'smaller';
  /** What its figures are in: the target's unit, percent, or nothing. */
  readonly in: 'target unit' | 'percent' | 'nothing';
}

const regressionMetrics: Readonly<Record<RegressionMetricName, Metric>> = {
  r2: {
    label: 'R²',
    meaning: 'share of the variation that the model explains; 1 is perfect, 0 no better than one average for all',
    better: 'larger',
    in: 'nothing',
  },
  mae: { label: 'mean absolute error', meaning: 'how far off it is on average', better: 'smaller', in: 'target unit' },
  rmse: {
    label: 'root mean squared error',
    meaning: 'how far off it is when large misses weigh more',
    better: 'smaller',
    in: 'target unit',
  },
  mape: {
    label: 'mean absolute percentage error',
    meaning: 'how far off it is on average, as a share of the actual value',
    better: 'smaller',
    in: 'percent',
  },
  medianAe: {
    label: 'median absolute error',
    meaning: 'half of the misses are smaller than this',
    better: 'smaller',
    in: 'target unit',
  },
  pinball: {
    label: 'pinball loss',
    meaning: 'how well two quantiles fit, with misses outside of them fined most',
    better: 'smaller',
    in: 'target unit',
  },
};

const classificationMetrics: Readonly<Record<ClassificationMetricName, Metric>> = {
  logLoss: {
    label: 'log loss',
    meaning: 'how surprised the probabilities are by what comes true; 0 is perfect',
    better: 'smaller',
    in: 'nothing',
  },
  brier: {
    label: 'Brier score',
    meaning: 'mean squared distance of the probabilities from what comes true; 0 is perfect',
    better: 'smaller',
    in: 'nothing',
  },
  auc: {
    label: 'area under the ROC curve',
    meaning: 'how often a row of a label gets a higher probability of it than a row of another; 1 is perfect',
    better: 'larger',
    in: 'nothing',
  },
  macroF1: {
    label: 'macro F1',
    meaning: 'how well each label is found and only it, every label counted alike; 1 is perfect',
    better: 'larger',
    in: 'nothing',
  },
  accuracy: { label: 'accuracy', meaning: 'how often the likeliest label is right', better: 'larger', in: 'percent' },
  calibrationError: {
    label: 'calibration error',
    meaning: 'how far probabilities are from how often they come true',
    better: 'smaller',
    in: 'percent',
  },
};

/** The metrics of the training package (`training/src/medcast_training/metrics`), in the order in which they are shown. */
export const metrics: Readonly<Record<MetricName, Metric>> = { ...regressionMetrics, ...classificationMetrics };

/** A metric's figure with its unit: "2,512 ± 14 USD". */
export function formatMetric(name: MetricName, spread: MeanAndDeviation, unit: string): string {
  if (metrics[name].in === 'percent') return formatShareSpread(spread);
  return withUnit(formatSpread(spread), metrics[name].in === 'target unit' ? unit : '');
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

/** What a person calls a metric: "mean absolute error"; one that nothing here knows by its own name. */
export function describeMetric(name: string): string {
  return isMetricName(name) ? metrics[name].label : name;
}

/** Whether a larger figure is better; of a metric that nothing here knows, a smaller one is. */
export function isLargerBetter(name: string): boolean {
  return isMetricName(name) && metrics[name].better === 'larger';
}

/** Whether a name is that of a metric. */
export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}
