import type { FieldDeclaration, RecordParse, RecordParser } from '@medcast/record-schema';
import { invalidRequest } from '../../oip/invalid-request';
import type { CsvBody } from './csv-body';
import { parseCsvRows } from './parse-csv-rows';

/** What reads a row. */
export interface CsvSchema {
  readonly fields: readonly FieldDeclaration[];
  readonly parser: RecordParser;
  /** Most records of one request. */
  readonly maxRows: number;
}

/** A row that is still to be parsed. */
export type UnparsedRow = () => RecordParse;

/**
 * Reads CSV as SageMaker sends it, without a header and with the fields in their order, or as MLflow does, with one, by
 * whose names they are found. A blank cell is a missing value.
 *
 * @returns at least one row more than `maxRows` where there are more, but not all of them
 * @throws Problem what {@link parseCsvRows} refuses, and INFERENCE_REQUEST_INVALID for rows of another length
 */
export function parseCsvRecords({ bytes }: CsvBody, { fields, parser, maxRows }: CsvSchema): readonly UnparsedRow[] {
  const rows = parseCsvRows(bytes, maxRows + 1);
  const names = fields.map(({ name }) => name);
  const header = rows[0]?.map((cell) => cell.trim()) ?? [];
  const hasHeader = isHeader(header, names);
  const columns = hasHeader ? header : names;
  if (new Set(columns).size < columns.length) throw invalidRequest('expected each column once, got one of them twice');
  return rows.slice(hasHeader ? 1 : 0).map((cells, row) => {
    if (cells.length !== columns.length) {
      throw invalidRequest(
        `expected ${columns.length} cells (${columns.join(', ')}), got ${cells.length} (row ${row})`,
      );
    }
    return () => parser.parseText(Object.fromEntries(columns.map((name, index) => [name, cells[index]])));
  });
}

/** A value may read like the name of a field; most of a row do not. */
function isHeader(cells: readonly string[], names: readonly string[]): boolean {
  return 2 * cells.filter((cell) => names.includes(cell)).length > cells.length;
}
