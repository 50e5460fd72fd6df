import type { FieldDeclaration, FieldValue } from './field-declaration';
import { createFieldDecoder, createFieldEncoder } from './field-code';
import type { ValidRecord } from './valid-record';

/** Valid records by column: the codes of their fields (see `createFieldEncoder`), one column a field. */
export interface RecordColumns {
  /** Records that there are. */
  rows: number;
  /** In the order of the schema; room for {@link RecordColumns.capacity} records in each. */
  readonly byField: readonly Float64Array[];
  /** Most records. */
  readonly capacity: number;
}

/** Makes room for the columns of records. */
export function createRecordColumns(fields: readonly FieldDeclaration[], capacity: number): RecordColumns {
  return { rows: 0, byField: fields.map(() => new Float64Array(capacity)), capacity };
}

/** Writes a record into columns at a row. */
export type ColumnWriter = (record: ValidRecord, columns: RecordColumns, row: number) => void;

/** Compiles the writer of records of a schema. */
export function compileColumnWriter(fields: readonly FieldDeclaration[]): ColumnWriter {
  const encoders = fields.map((field) => ({ name: field.name, encode: createFieldEncoder(field) }));
  return (record, { byField }, row) => {
    for (let index = 0; index < encoders.length; index++) {
      const encoder = encoders[index];
      const column = byField[index];
      if (encoder !== undefined && column !== undefined) column[row] = encoder.encode(record[encoder.name]);
    }
  };
}

/** Reads a record from columns at a row. */
export type ColumnReader = (columns: RecordColumns, row: number) => ValidRecord;

/** Compiles what undoes a {@link ColumnWriter}; a text, of which columns hold nothing, comes back as missing. */
export function compileColumnReader(fields: readonly FieldDeclaration[]): ColumnReader {
  const decoders = fields.map((field) => ({ name: field.name, decode: createFieldDecoder(field) }));
  return ({ byField }, row) => {
    const values: Record<string, FieldValue> = {};
    decoders.forEach(({ name, decode }, index) => (values[name] = decode(byField[index]?.[row] ?? NaN)));
    return values as ValidRecord;
  };
}
