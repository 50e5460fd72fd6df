import { type FieldError, Problem } from '@medcast/problem';
import type { OpenTable } from '../../../table/open-table';
import { ColumnProfile } from './column-profile';

/** What is known of a table after its rows have gone by once. */
export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** What its rows are counted by. */
  readonly place: 'line' | 'row';
}

/** Columns that are read at most. */
const COLUMNS_AT_MOST = 2_000;

/**
 * Reads a table once, in memory that does not grow with its rows.
 *
 * @throws Problem TABLE_ROWS_INVALID at the first row that is none of the table, TABLE_COLUMNS_WRONG for too many columns
 */
export async function profileTable(table: OpenTable): Promise<TableProfile> {
  if (table.columns.length > COLUMNS_AT_MOST) {
    const got = `got ${table.columns.length}`;
    throw new Problem('TABLE_COLUMNS_WRONG', `expected at most ${COLUMNS_AT_MOST} columns, ${got}; is it transposed?`);
  }
  const place = table.kind === 'parquet' ? 'row' : 'line';
  const columns = table.columns.map((name, position) => new ColumnProfile(name, position));
  let rows = 0;
  for await (const { line, cells, error } of table.rows) {
    if (error !== undefined) throw rowProblem(`${place} ${line}`, error);
    for (const column of columns) column.add(cells[column.position], line);
    rows += 1;
  }
  return { rows, columns, place };
}

function rowProblem(where: string, error: FieldError): Problem {
  return new Problem('TABLE_ROWS_INVALID', `${where}: ${error.message}; correct the row or take it out`);
}
