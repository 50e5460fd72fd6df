import { formatShareSpread } from '../figures/format-share-spread';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** What the interval covers, overall and in each group. */
export function toCoverageTable({ interval }: ModelCard): FigureTable {
  return {
    caption: 'Coverage of the interval by group',
    headings: ['Group', 'Covered, mean ± sd'],
    rows: [
      ['everybody', formatShareSpread(interval.coverage)],
      ...interval.coverageByGroup.flatMap(({ label, categories }) =>
        categories.map((category) => [`${label}: ${category.label}`, formatShareSpread(category.figures)]),
      ),
    ],
  };
}
