import { formatShareSpread } from '../figures/format-share-spread';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** What the interval or the prediction set covers, overall and in each group. */
export function toCoverageTable(card: ModelCard): FigureTable {
  const { coverage, coverageByGroup } = card.task === 'regression' ? card.interval : card.set;
  const byLabel = card.task === 'regression' ? [] : Object.entries(card.set.coverageByLabel);
  return {
    caption: `Coverage of the ${card.task === 'regression' ? 'interval' : 'prediction set'} by group`,
    headings: ['Group', 'Covered, mean ± sd'],
    rows: [
      ['everybody', formatShareSpread(coverage)],
      ...coverageByGroup.flatMap(({ label, categories }) =>
        categories.map((category) => [`${label}: ${category.label}`, formatShareSpread(category.figures)]),
      ),
      ...byLabel.map(([label, figure]) => [`${card.predicts.label}: ${label}`, formatShareSpread(figure)]),
    ],
  };
}
