export {
  type ColumnParser,
  type ColumnRecords,
  type Columns,
  type ColumnsParse,
  compileColumnParser,
  type FieldColumn,
} from './compile-column-parser';
export { ASCII, skipBlanks } from './bytes/ascii';
export { compileCsvRowReader, type CsvTable } from './bytes/compile-csv-row-reader';
export { compileJsonRowReader, type RowReader } from './bytes/compile-json-row-reader';
export { compileRecordParser } from './compile-record-parser';
export { compileLabelledRowParser, type LabelledRowParse, type LabelledRowParser } from './compile-row-parser';
export { csvColumns } from './csv-columns';
export {
  BooleanValue,
  CategoryValue,
  DateValue,
  IntegerValue,
  NumberValue,
  OpenCategoryValue,
  type RecordClass,
  RecordOf,
  schemaOf,
  TextValue,
  toInstance,
} from './record-class';
export { describeAccepted } from './describe-field';
export type {
  BooleanField,
  Category,
  CategoryField,
  DateField,
  FieldDeclaration,
  FieldValue,
  IntegerField,
  MissingPolicy,
  NumberField,
  QuantityField,
  TextField,
} from './field-declaration';
export { createFieldDecoder, createFieldEncoder, type FieldDecoder, type FieldEncoder } from './field-code';
export { type FormControlModel, type FormModel, toFormModel } from './form-model';
export { fromEpochDay, isIsoDate, toEpochDay } from './iso-date';
export { type JsonSchema, toJsonSchema } from './json-schema';
export { parseRecordSchema } from './parse-record-schema';
export {
  type ColumnReader,
  type ColumnWriter,
  compileColumnReader,
  compileColumnWriter,
  createRecordColumns,
  type RecordColumns,
} from './record-columns';
export { type RecordSchema, SCHEMA_VERSION } from './record-schema';
export { renderGot } from './render-got';
export type { RecordParse, RecordParser, RecordWarning, ValidRecord } from './valid-record';
