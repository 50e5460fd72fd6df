import type { OutputColumn } from '../columns/output-column';
import type { ScoredRow } from '../rows/scored-row';
import type { TableRenderer } from './table-renderer';

const NOTHING = new Uint8Array();

/** Renders NDJSON: one object a line with a member for each column. */
export function createNdjsonRenderer(columns: readonly OutputColumn[]): TableRenderer {
  const renderLine = (row: ScoredRow) =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name, valueOf }) => [name, valueOf(row)])))}\n`;
  return {
    begin: () => NOTHING,
    chunk: (rows) => ({ bytes: Buffer.from(rows.map(renderLine).join('')), note: '' }),
    end: () => NOTHING,
  };
}
