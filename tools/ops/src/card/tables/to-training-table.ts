import { formatNumber } from '../figures/format-number';
import { formatShare } from '../figures/format-share';
import { type MetricName, metrics } from '../figures/metric';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How the model was made. */
export function toTrainingTable({ training, parity, explanation, task }: ModelCard): FigureTable {
  const { folds } = training;
  return {
    caption: 'How it was made',
    headings: ['What', 'Value'],
    rows: [
      ...Object.entries(training.chosen).map(([answer, candidate]) => [
        `Candidate for ${answer}`,
        `${candidate}${describeChoice(training.chosenBy[answer])}`,
      ]),
      [task === 'regression' ? 'Interval' : 'Prediction set', training.method],
      ['Cross-validation', describeFolds(folds)],
      ['Seed', String(training.seed)],
      ['Columns that the model reads', training.usedColumns.join(', ')],
      ['Synthetic records on which graph and model were compared', formatNumber(parity.records)],
      ['Largest relative difference between them', formatNumber(parity.maxRelativeError)],
      ['Largest difference allowed', formatNumber(parity.tolerance)],
      ['Groups that stand for the rows of the table in explanations', formatNumber(explanation.groups)],
      ['What that costs, of the mean contribution', formatShare(explanation.backgroundError)],
    ],
  };
}

function describeFolds({ splits, repeats }: ModelCard['training']['folds']): string {
  return repeats === 1 ? `${splits} folds, once` : `${splits} folds, repeated ${repeats} times`;
}

function describeChoice(metric: MetricName | undefined): string {
  return metric === undefined ? '' : ` (best by: ${metrics[metric].label})`;
}
