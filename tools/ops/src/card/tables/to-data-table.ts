import { formatNumber } from '../figures/format-number';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** Which table the model was trained on. */
export function toDataTable({ data }: ModelCard): FigureTable {
  return {
    caption: 'The table',
    headings: ['What', 'Value'],
    rows: [
      ['Source', data.source],
      ...(data.url === undefined ? [] : [['Address', data.url]]),
      ['Licence', data.licence],
      ['Rows', formatNumber(data.rows)],
      ['Rows that repeat another', formatNumber(data.duplicateRows)],
      ['SHA-256', data.sha256],
    ],
  };
}
