import { memoryBytes } from '../bytes/memory-bytes';
import type { TableFormat } from '../format/table-format';
import { openTable } from '../open-table';

/** The cells of a whole table, which fits in memory. */
export async function rowsOf(bytes: Uint8Array | string, format?: TableFormat) {
  const table = await openTable(memoryBytes(Buffer.from(bytes), 'table'), format);
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows, cells: rows.map((row) => row.cells) };
}
