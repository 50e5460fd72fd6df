import { type FieldError, Problem } from '@medcast/problem';
import { compileLabelledRowParser, type FieldValue, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { parse } from 'csv-parse/sync';

/** A table with targets: `records[i]` has `targets[i]`. */
export interface LabelledTable {
  readonly records: readonly ValidRecord[];
  readonly targets: readonly FieldValue[];
}

interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the file at which the row ends. */
  readonly line: number;
}

/** Problems that are named one by one; the rest is counted. */
const ERRORS_NAMED_AT_MOST = 20;

/**
 * Reads a CSV table (RFC 4180, UTF-8, a header line) whose columns are the schema's fields and its target.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_ROWS_INVALID (naming line and column), TABLE_EMPTY
 */
export function readLabelledTable(bytes: Uint8Array, schema: RecordSchema): LabelledTable {
  const [header, ...rows] = parseCsv(bytes);
  if (header === undefined) throw new Problem('TABLE_EMPTY', 'expected a header line and rows, got an empty file');
  const names = header.cells.map((name) => name.trim());
  const parseRow = compileLabelledRowParser(schema, names);
  const records: ValidRecord[] = [];
  const targets: FieldValue[] = [];
  const errors: FieldError[] = [];
  for (const { cells, line } of rows) {
    const row = cells.length === names.length ? parseRow(cells) : wrongWidth(cells.length, names.length);
    if (row.ok) {
      records.push(row.record);
      targets.push(row.target);
    } else {
      errors.push(...row.errors.map((error) => toLineError(error, line)));
    }
  }
  if (errors.length > 0) throw toTableProblem(errors);
  if (records.length === 0) throw new Problem('TABLE_EMPTY', 'expected rows below the header, got none');
  return { records, targets };
}

function parseCsv(bytes: Uint8Array): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const collect = (cells: string[], { lines: line }: { lines: number }) => {
    rows.push({ cells, line });
    return null;
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, on_record: collect });
    return rows;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('TABLE_NOT_READABLE', `expected CSV in UTF-8, got something else: ${reason}`, { cause: error });
  }
}

function wrongWidth(got: number, expected: number): { readonly ok: false; readonly errors: readonly FieldError[] } {
  const message = `expected ${expected} cells, got ${got}`;
  return { ok: false, errors: [{ path: '', code: 'TABLE_ROWS_INVALID', message }] };
}

function toLineError(error: FieldError, line: number): FieldError {
  return { ...error, path: `/lines/${line}${error.path}`, message: `line ${line}, ${error.message}` };
}

function toTableProblem(errors: readonly FieldError[]): Problem {
  const named = errors.slice(0, ERRORS_NAMED_AT_MOST);
  const more = errors.length > named.length ? `\n  and ${errors.length - named.length} more` : '';
  const list = named.map((error) => `\n  ${error.message}`).join('');
  return new Problem(
    'TABLE_ROWS_INVALID',
    `expected every row to fit the schema, got ${errors.length} problems:${list}${more}`,
    {
      errors: named,
    },
  );
}
