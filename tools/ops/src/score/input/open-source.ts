import { Problem } from '@medcast/problem';
import type { RecordParser, RecordSchema } from '@medcast/record-schema';
import { fileBytes } from '../../table/bytes/file-bytes';
import { type CellRow, openTable } from '../../table/open-table';
import type { TableRow } from '../rows/scored-row';
import type { TableSource } from './table-source';

/** What a table is read for. */
export interface RecordReader {
  readonly schema: RecordSchema;
  readonly parser: RecordParser;
}

/**
 * Opens a CSV, NDJSON or Parquet file, whatever its name says, for scoring. Columns that the schema does not know pass
 * through; a field that may be missing may have no column.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_EMPTY, TABLE_COLUMNS_WRONG
 */
export async function openSource(path: string, { schema, parser }: RecordReader): Promise<TableSource> {
  const table = await openTable(await fileBytes(path));
  const { columns } = table;
  checkColumns(columns, schema);
  const fields = schema.fields.map(({ name }) => ({ name, index: columns.indexOf(name) }));
  return {
    columns,
    rows: toTableRows(table.rows),
    readAs: JSON.stringify({ kind: table.kind, ...table.format }),
    parseTexts: (texts) => parser.parseText(Object.fromEntries(fields.map(({ name, index }) => [name, texts[index]]))),
    progress: () => table.progress(),
  };
}

function checkColumns(columns: readonly string[], { fields }: RecordSchema): void {
  const missing = fields.filter(({ name, missing }) => missing === 'refuse' && !columns.includes(name));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const detail = `expected a column for each of ${fields.map(({ name }) => name).join(', ')}, got none for ${names}`;
  throw new Problem('TABLE_COLUMNS_WRONG', detail);
}

async function* toTableRows(rows: AsyncIterable<CellRow>): AsyncGenerator<TableRow, void, void> {
  for await (const { raw, cells, error } of rows) {
    if (error === undefined) yield { cells: raw, texts: cells };
    else yield { cells: raw, texts: cells, failure: { code: error.code, message: error.message } };
  }
}
