import { formatNumber } from '../figures/format-number';
import { withUnit } from '../figures/with-unit';
import type { ModelCard, TrainedField } from '../model-card';
import type { FigureTable } from './figure-table';

/** What the model has seen of each field. */
export function toTrainedTable({ trained }: ModelCard): FigureTable {
  return {
    caption: 'What the model has seen',
    headings: ['Field', 'Seen in training'],
    rows: trained.map((field) => [field.label, describeSeen(field)]),
  };
}

function describeSeen({ seen, unit }: TrainedField): string {
  if ('categories' in seen) return seen.categories.join(', ');
  return withUnit(`${formatEnd(seen.minimum)} to ${formatEnd(seen.maximum)}`, unit);
}

/** A number, or a date as it is written. */
function formatEnd(end: number | string): string {
  return typeof end === 'number' ? formatNumber(end) : end;
}
