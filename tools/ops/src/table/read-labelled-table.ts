import { type FieldError, Problem } from '@medcast/problem';
import { compileLabelledRowParser, type FieldValue, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import type { TaskData } from '../task/task';
import { memoryBytes } from './bytes/memory-bytes';
import { type CellRow, type OpenTable, openTable } from './open-table';

/** A table with targets: `records[i]` has `targets[i]`. */
export interface LabelledTable {
  readonly records: readonly ValidRecord[];
  readonly targets: readonly FieldValue[];
}

/** How the table is written, and which of its columns are not read. */
export type LabelledTableOptions = Pick<TaskData, 'format' | 'ignored'>;

/** Problems that are named one by one; the rest is counted. */
const ERRORS_NAMED_AT_MOST = 20;

/**
 * Reads a table (CSV in UTF-8 with a header, NDJSON, or Parquet) whose columns are the schema's fields, its target, and
 * perhaps some that are ignored.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_ROWS_INVALID (naming line and column), TABLE_EMPTY
 */
export async function readLabelledTable(
  bytes: Uint8Array,
  schema: RecordSchema,
  { format, ignored = [] }: LabelledTableOptions = {},
): Promise<LabelledTable> {
  const table = await openTable(memoryBytes(bytes), format);
  const names = ignored.map(({ column }) => column);
  const parseRow = compileLabelledRowParser(schema, table.columns, names);
  const records: ValidRecord[] = [];
  const targets: FieldValue[] = [];
  const errors = new ErrorList(placeOf(table));
  for await (const row of table.rows) {
    const parse = row.error === undefined ? parseRow(row.cells) : { ok: false as const, errors: [row.error] };
    if (!parse.ok) {
      errors.add(row, parse.errors);
      continue;
    }
    records.push(parse.record);
    targets.push(parse.target);
  }
  errors.throwIfAny();
  if (records.length === 0) throw new Problem('TABLE_EMPTY', 'expected rows below the header, got none');
  return { records, targets };
}

/** What the rows of a table are counted by. */
export function placeOf({ kind }: OpenTable): 'line' | 'row' {
  return kind === 'parquet' ? 'row' : 'line';
}

/** Gathers what is wrong with the rows of a table: the first in words, the rest as a number. */
class ErrorList {
  private readonly named: FieldError[] = [];
  private count = 0;

  constructor(private readonly place: 'line' | 'row') {}

  add({ line }: CellRow, errors: readonly FieldError[]): void {
    this.count += errors.length;
    for (const error of errors.slice(0, ERRORS_NAMED_AT_MOST - this.named.length)) {
      const message = `${this.place} ${line}, ${error.message}`;
      this.named.push({ ...error, path: `/${this.place}s/${line}${error.path}`, message });
    }
  }

  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > this.named.length ? `\n  and ${this.count - this.named.length} more` : '';
    const list = this.named.map((error) => `\n  ${error.message}`).join('');
    const detail = `expected every row to fit the schema, got ${this.count} problems:${list}${more}`;
    throw new Problem('TABLE_ROWS_INVALID', detail, { errors: this.named });
  }
}
