import { formatMetric, type MetricName, metrics } from '../figures/metric';
import type { MeanAndDeviation } from '../../train/evaluation';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How good the two point answers are. */
export function toAnswerTable({ metrics: { expected, typical }, predicts: { unit } }: ModelCard): FigureTable {
  const toRow = (answer: string, name: MetricName, spread: MeanAndDeviation): string[] => [
    answer,
    metrics[name].label,
    formatMetric(name, spread, unit),
    metrics[name].meaning,
  ];
  return {
    caption: 'How good the answers are, on rows that the model had not seen',
    headings: ['Answer', 'Figure', 'Mean ± sd', 'What it says'],
    rows: [
      toRow('expected', 'r2', expected.r2),
      toRow('expected', 'mae', expected.mae),
      toRow('expected', 'rmse', expected.rmse),
      toRow('typical', 'mae', typical.mae),
      toRow('typical', 'medianAe', typical.medianAe),
    ],
  };
}
