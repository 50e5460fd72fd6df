import { formatSpread } from '../figures/format-spread';
import { withUnit } from '../figures/with-unit';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** How much each field moves the answer on average. */
export function toImportanceTable({ explanation, predicts: { unit } }: ModelCard): FigureTable {
  return {
    caption: 'What moves the answer',
    headings: ['Field', 'Mean contribution, either way, ± standard error'],
    rows: explanation.importance.map(({ label, meanAbsoluteContribution: mean, standardError: sd }) => [
      label,
      withUnit(formatSpread({ mean, sd }), unit),
    ]),
  };
}
