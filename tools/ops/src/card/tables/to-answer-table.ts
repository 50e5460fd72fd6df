import { formatMetric, isMetricName, metrics } from '../figures/metric';
import type { MeanAndDeviation } from '../../train/evaluation/spread';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How good the answers are. */
export function toAnswerTable({ metrics: figures, predicts: { unit } }: ModelCard): FigureTable {
  const answers: readonly [string, Readonly<Record<string, MeanAndDeviation>>][] = Object.entries(figures);
  return {
    caption: 'How good the answers are, on rows that the model had not seen',
    headings: ['Answer', 'Figure', 'Mean ± sd', 'What it says'],
    rows: answers.flatMap(([answer, byMetric]) =>
      Object.entries(byMetric).flatMap(([name, spread]) =>
        isMetricName(name)
          ? [[answer, metrics[name].label, formatMetric(name, spread, unit), metrics[name].meaning]]
          : [],
      ),
    ),
  };
}
