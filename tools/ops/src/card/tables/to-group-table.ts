import { formatNumber } from '../figures/format-number';
import { formatShareSpread } from '../figures/format-share-spread';
import { formatSpread } from '../figures/format-spread';
import type { FieldFigures } from '../figures/field-figures';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How good the answers are in each group. */
export function toGroupTable(card: ModelCard): FigureTable {
  const { unit } = card.predicts;
  if (card.task === 'classification') {
    return {
      caption: 'Figures by group',
      headings: ['Group', 'Rows', 'Log loss', 'Accuracy'],
      rows: toRows(card.figuresByGroup, ({ rows, logLoss, accuracy }) => [
        formatNumber(rows),
        formatSpread(logLoss),
        formatShareSpread(accuracy),
      ]),
    };
  }
  return {
    caption: `Figures by group${unit === '' ? '' : ` (${unit})`}`,
    headings: [
      'Group',
      'Rows',
      'Mean absolute error of expected',
      'Mean absolute error of typical',
      'Bias of expected (predicted minus actual)',
    ],
    rows: toRows(card.figuresByGroup, ({ rows, expectedMae, typicalMae, expectedBias }) => [
      formatNumber(rows),
      ...[expectedMae, typicalMae, expectedBias].map(formatSpread),
    ]),
  };
}

function toRows<Figures>(
  byField: readonly FieldFigures<Figures>[],
  render: (figures: Figures) => readonly string[],
): (readonly string[])[] {
  return byField.flatMap(({ label, categories }) =>
    categories.map((category) => [`${label}: ${category.label}`, ...render(category.figures)]),
  );
}
