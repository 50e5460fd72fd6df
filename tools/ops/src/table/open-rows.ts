import type { FieldError } from '@medcast/problem';
import { fileBytes } from './bytes/file-bytes';
import type { TableFormat } from './format/table-format';
import { openTable } from './open-table';

/** One row of a table, by column. */
export interface TableRow {
  /** Line of the file at which the row ends; of a Parquet table, which has no lines, the number of the row, from 1. */
  readonly line: number;
  /** `undefined` where the value is missing. Numbers have a decimal point. */
  readonly texts: Readonly<Record<string, string | undefined>>;
  /** Why the row is none of this table; `texts` is empty then. */
  readonly error?: FieldError;
}

/**
 * Streams the rows of a CSV, NDJSON or Parquet file in bounded memory.
 *
 * @param format how texts are written; recognised from the first rows when absent
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_EMPTY
 *
 * @example
 * for await (const { line, texts } of openRows('people.csv')) score(line, parser.parseText(texts));
 */
export async function* openRows(path: string, format?: TableFormat): AsyncGenerator<TableRow> {
  const { columns, rows } = await openTable(await fileBytes(path), format);
  for await (const { line, cells, error } of rows) {
    const texts: Record<string, string | undefined> = {};
    cells.forEach((cell, index) => (texts[columns[index] ?? ''] = cell));
    yield error === undefined ? { line, texts } : { line, texts, error };
  }
}
