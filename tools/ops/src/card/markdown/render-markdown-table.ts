import type { FigureTable } from '../tables/figure-table';
import { renderCell } from './render-cell';

/** Renders a table; the caption is left to the heading above it. */
export function renderMarkdownTable({ headings, rows }: FigureTable): string {
  return [headings, headings.map(() => '---'), ...rows.map((row) => row.map(renderCell))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
