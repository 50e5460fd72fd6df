import type { FigureTable } from '../tables/figure-table';
import { renderMarkdownTable } from './render-markdown-table';

/** A heading, a sentence that says how to read the table, and the table; nothing at all for a table without rows. */
export function renderSection(introduction: string, table: FigureTable): string[] {
  return table.rows.length === 0 ? [] : [`## ${table.caption}`, introduction, renderMarkdownTable(table)];
}
