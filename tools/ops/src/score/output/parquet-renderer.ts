import { parquetMetadata, type RowGroup, type SchemaElement } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType, OutputColumn, OutputValue } from '../columns/output-column';
import type { ScoredRow } from '../rows/scored-row';
import type { TableRenderer } from './table-renderer';

/** A Parquet file begins and ends with `PAR1`. */
const MAGIC = Buffer.from('PAR1');

/** How each type of column is stored; every column may hold nulls. */
const STORED_AS = {
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const satisfies Record<ColumnType, Omit<SchemaElement, 'name'>>;

/**
 * Renders Parquet: each chunk is a row group. The format keeps the places of all row groups at the end of the file; a
 * chunk's note holds its own, as the footer of a file with this row group alone, so that nothing must stay in memory.
 */
export function createParquetRenderer(columns: readonly OutputColumn[]): TableRenderer {
  const schema = toParquetSchema(columns);
  return {
    begin: () => MAGIC,
    chunk: (rows, offset) => {
      const writer = startAt(offset, schema);
      // Written to memory, nothing of this waits: the result is a promise only where a writer has a `flush`.
      void writer.file.write({
        columnData: columns.map((column) => toSource(column, rows)),
        rowGroupSize: rows.length,
      });
      const groupEnd = writer.bytes.index;
      void writer.file.finish();
      const bytes = writer.bytes.getBytes();
      return {
        bytes: bytes.slice(MAGIC.length, groupEnd),
        note: Buffer.from(bytes.subarray(groupEnd)).toString('base64'),
      };
    },
    end: (notes, offset) => {
      const { bytes, file } = startAt(offset, schema);
      file.row_groups = notes.flatMap(toRowGroups);
      file.num_rows = file.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
      void file.finish();
      return bytes.getBytes().slice(MAGIC.length);
    },
  };
}

/** A writer that believes to be at `offset`: the library starts every file with the magic, which is there already. */
function startAt(
  offset: number,
  schema: SchemaElement[],
): { readonly bytes: ByteWriter; readonly file: ParquetWriter } {
  const bytes = new ByteWriter();
  bytes.offset = offset - MAGIC.length;
  return { bytes, file: new ParquetWriter({ writer: bytes, schema, statistics: false, createdBy: 'medcast' }) };
}

function toParquetSchema(columns: readonly OutputColumn[]): SchemaElement[] {
  const leaves = columns.map(({ name, type }): SchemaElement => ({
    name,
    ...STORED_AS[type],
    repetition_type: 'OPTIONAL',
  }));
  return [{ name: 'root', num_children: columns.length }, ...leaves];
}

function toSource({ name, type, valueOf, textOf }: OutputColumn, rows: readonly ScoredRow[]): ColumnSource {
  const store = (row: ScoredRow) => (type === 'text' ? textOf(row) || null : toStored(type, valueOf(row)));
  return { name, data: rows.map(store), offsetIndex: false };
}

/** A row that could not be scored may hold anything: what is not of its column's type is left empty. */
function toStored(type: Exclude<ColumnType, 'text'>, value: OutputValue): number | bigint | boolean | null {
  if (type === 'boolean') return typeof value === 'boolean' ? value : null;
  const quantity = typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : NaN;
  if (type === 'number') return Number.isFinite(quantity) ? quantity : null;
  return Number.isSafeInteger(quantity) ? BigInt(quantity) : null;
}

function toRowGroups(note: string): RowGroup[] {
  return parquetMetadata(new Uint8Array(Buffer.from(note, 'base64'))).row_groups;
}
