import { Problem } from '@medcast/problem';
import { type AsyncBuffer, type ParquetScan, parquetScan, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource } from '../bytes/byte-source';
import { type CellReader, toCellReader } from '../format/to-cell-reader';
import { MISSING_SPELLINGS, type TableFormat } from '../format/table-format';
import type { CellRow, OpenTable } from '../open-table';
import { toColumnNames } from '../to-column-names';
import { toCellText } from './to-cell-text';

const FORMAT: TableFormat = { delimiter: ',', decimal: '.', missing: MISSING_SPELLINGS };

/**
 * Opens a Parquet table. It is read one row group at a time, so that memory is bounded by the largest group.
 *
 * Numbers, texts and booleans are taken as they are, decimals as numbers, timestamps by their date (UTC), NaN as missing.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG; the first also while rows are read
 */
export async function openParquet(bytes: ByteSource, given?: TableFormat): Promise<OpenTable> {
  const format = { ...(given ?? FORMAT), decimal: '.' } as const;
  const file: AsyncBuffer = {
    byteLength: bytes.byteLength,
    slice: async (start, end) => (await bytes.slice(start, end ?? bytes.byteLength)).slice().buffer,
  };
  const scan = await read(bytes.name, () => parquetScan({ file, compressors }));
  const names = parquetSchema(scan.metadata).children.map((child) => child.element.name);
  const total = Number(scan.metadata.num_rows);
  const at = { row: 0 };
  return {
    kind: 'parquet',
    format,
    columns: toColumnNames(names),
    rows: readRows({ scan, names, name: bytes.name, at }, toCellReader(format)),
    progress: () => (total === 0 ? 1 : at.row / total),
  };
}

interface ParquetRows {
  readonly scan: ParquetScan;
  readonly names: readonly string[];
  /** What messages call the file. */
  readonly name: string;
  /** How far it has been read. */
  readonly at: { row: number };
}

async function* readRows({ scan, names, name, at }: ParquetRows, readCell: CellReader): AsyncGenerator<CellRow> {
  for (const range of scan.ranges) {
    const columns: ArrayLike<unknown>[] = [];
    for (const column of names) columns.push(await read(name, () => scan.readColumn({ column, ...range })));
    for (let row = range.rowStart; row < range.rowEnd; row += 1) {
      const raw = columns.map((values) => values[row - range.rowStart]);
      const cells = raw.map((value) => {
        const text = toCellText(value);
        return text === undefined ? undefined : readCell(text);
      });
      at.row = row + 1;
      yield { line: row + 1, cells, raw };
    }
  }
}

async function read<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      'TABLE_NOT_READABLE',
      `${name}: expected a Parquet file, got one that cannot be read: ${reason}`,
      {
        cause: error,
      },
    );
  }
}
