import { stringify } from 'csv-stringify/sync';
import type { OutputColumn } from '../columns/output-column';
import type { TableRenderer } from './table-renderer';

const NOTHING = new Uint8Array();

/** Renders CSV (RFC 4180 with "\n" line ends, UTF-8, a header line): cells of the input as they came. */
export function createCsvRenderer(columns: readonly OutputColumn[]): TableRenderer {
  return {
    begin: () => Buffer.from(stringify([columns.map(({ name }) => name)])),
    chunk: (rows) => {
      const lines = stringify(rows.map((row) => columns.map(({ textOf }) => textOf(row))));
      return { bytes: Buffer.from(lines), note: '' };
    },
    end: () => NOTHING,
  };
}
