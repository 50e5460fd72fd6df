import { formatNumber } from '../figures/format-number';
import { metrics } from '../figures/metric';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How the model was made. */
export function toTrainingTable({ training, interval, parity }: ModelCard): FigureTable {
  const { chosen, chosenBy, folds } = training;
  return {
    caption: 'How it was made',
    headings: ['What', 'Value'],
    rows: [
      ['Candidate for expected', `${chosen.expected} (best by: ${metrics[chosenBy.expected].label})`],
      ['Candidate for typical', `${chosen.typical} (best by: ${metrics[chosenBy.typical].label})`],
      ['Interval', interval.method],
      ['Cross-validation', `${folds.splits} folds, repeated ${folds.repeats} times`],
      ['Seed', String(training.seed)],
      ['Columns that the model reads', training.usedColumns.join(', ')],
      ['Synthetic records on which graph and model were compared', formatNumber(parity.records)],
      ['Largest relative difference between them', formatNumber(parity.maxRelativeError)],
      ['Largest difference allowed', formatNumber(parity.tolerance)],
    ],
  };
}
