import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** Columns of the table that the model was not given. */
export function toIgnoredTable({ data }: ModelCard): FigureTable {
  return {
    caption: 'Columns that were not read',
    headings: ['Column', 'Why'],
    rows: data.ignored.map(({ column, reason }) => [column, reason]),
  };
}
