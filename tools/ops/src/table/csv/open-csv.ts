import { type FieldError, Problem } from '@medcast/problem';
import type { ByteSource } from '../bytes/byte-source';
import { countBytes } from '../bytes/count-bytes';
import { sniffCsvFormat } from '../format/sniff-csv-format';
import { type CellReader, toCellReader } from '../format/to-cell-reader';
import type { TableFormat } from '../format/table-format';
import type { CellRow, OpenTable } from '../open-table';
import { toColumnNames } from '../to-column-names';
import { decodeUtf8 } from './decode-utf8';
import { type CsvRow, parseCsv } from './parse-csv';

/** Bytes at the beginning by which a format is recognised. */
const SAMPLE = 256 * 1024;

/**
 * Opens a CSV table in UTF-8 with a header line.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_EMPTY; the first also while rows are read
 */
export async function openCsv(bytes: ByteSource, given?: TableFormat): Promise<OpenTable> {
  const format = given ?? sniffCsvFormat(new TextDecoder().decode(await bytes.slice(0, SAMPLE)));
  const counted = countBytes(bytes);
  const rows = parseCsv(decodeUtf8(counted.bytes), format.delimiter);
  const header = await rows.next();
  if (header.done === true) throw new Problem('TABLE_EMPTY', 'expected a header line and rows, got an empty file');
  if (header.value.fault !== undefined) throw new Problem('TABLE_NOT_READABLE', `the header: ${header.value.fault}`);
  const columns = toColumnNames(header.value.cells);
  const cellRows = toCellRows(rows, columns.length, toCellReader(format));
  return { kind: 'csv', format, columns, rows: cellRows, progress: counted.progress };
}

async function* toCellRows(rows: AsyncIterable<CsvRow>, width: number, read: CellReader): AsyncGenerator<CellRow> {
  for await (const { line, cells: raw, fault } of rows) {
    if (fault !== undefined)
      yield { line, cells: [], raw, error: toError(`expected CSV, got something else: ${fault}`) };
    else if (raw.length === width) yield { line, cells: raw.map(read), raw };
    else yield { line, cells: [], raw, error: toError(`expected ${width} cells, got ${raw.length}`) };
  }
}

function toError(message: string): FieldError {
  return { path: '', code: 'TABLE_ROWS_INVALID', message };
}
