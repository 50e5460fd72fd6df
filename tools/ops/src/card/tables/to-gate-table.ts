import { formatNumber } from '../figures/format-number';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** The conditions that the model had to meet before it was packed. */
export function toGateTable({ gates }: ModelCard): FigureTable {
  return {
    caption: 'Gates',
    headings: ['Gate', 'Reached', 'Required', 'Passed', 'What was measured'],
    rows: gates.map(({ name, figure, required, passed, detail = '' }) => [
      name,
      formatNumber(figure),
      formatNumber(required),
      passed ? 'yes' : 'no',
      detail,
    ]),
  };
}
