import { formatNumber } from '../figures/format-number';
import { formatSpread } from '../figures/format-spread';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How good the answers are in each group. */
export function toGroupTable({ figuresByGroup, predicts: { unit } }: ModelCard): FigureTable {
  const inUnit = unit === '' ? '' : ` (${unit})`;
  return {
    caption: `Figures by group${inUnit}`,
    headings: [
      'Group',
      'Rows',
      'Mean absolute error of expected',
      'Mean absolute error of typical',
      'Bias of expected (predicted minus actual)',
    ],
    rows: figuresByGroup.flatMap(({ label, categories }) =>
      categories.map(({ label: category, figures }) => [
        `${label}: ${category}`,
        formatNumber(figures.rows),
        formatSpread(figures.expectedMae),
        formatSpread(figures.typicalMae),
        formatSpread(figures.expectedBias),
      ]),
    ),
  };
}
