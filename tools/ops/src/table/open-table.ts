import type { FieldError } from '@medcast/problem';
import type { ByteSource } from './bytes/byte-source';
import { openCsv } from './csv/open-csv';
import type { TableFormat } from './format/table-format';
import { openNdjson } from './ndjson/open-ndjson';
import { openParquet } from './parquet/open-parquet';

/** One row of a table as texts, in the order of its columns. */
export interface CellRow {
  /** Line of the file at which the row ends; of a Parquet table, which has no lines, the number of the row, from 1. */
  readonly line: number;
  /** `undefined` where the value is missing. Numbers have a decimal point. */
  readonly cells: readonly (string | undefined)[];
  /** The cells as they stand in the table: texts of CSV, values of JSON or Parquet; what there is of them beside an error. */
  readonly raw: readonly unknown[];
  /** Why the row is none of this table; `cells` is empty then. */
  readonly error?: FieldError;
}

/** A table whose header is known and whose rows can be read once, in bounded memory. */
export interface OpenTable {
  readonly kind: 'csv' | 'ndjson' | 'parquet';
  /** How its texts are written, given or recognised. */
  readonly format: TableFormat;
  /** Column names in order; a column without a name is called by its place: `column_3`. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CellRow>;
  /** Share of the table that has been read, from 0 to 1. */
  readonly progress: () => number;
}

/** Says what kind of file it is by its first bytes. */
const PARQUET_MAGIC = 'PAR1';
const SPACE = /^[\s\uFEFF]*/;

/**
 * Opens a table of any format that is read here: Parquet and NDJSON are told by their first bytes, everything else is CSV.
 *
 * @param format how texts are written; recognised from the first rows when absent
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_EMPTY; also while its rows are read
 */
export async function openTable(bytes: ByteSource, format?: TableFormat): Promise<OpenTable> {
  const start = Buffer.from(await bytes.slice(0, 64)).toString('utf8');
  if (start.startsWith(PARQUET_MAGIC)) return openParquet(bytes, format);
  if (start.replace(SPACE, '').startsWith('{')) return openNdjson(bytes, format);
  return openCsv(bytes, format);
}
