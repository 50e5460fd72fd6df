import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';
import { type FieldDeclaration, fromEpochDay } from '@medcast/record-schema';
import { DataType, type RecordBatch, type Vector } from 'apache-arrow';

const MS_PER_DAY = 86_400_000;

/** A column of a record batch that is a field. */
export interface ArrowColumn {
  readonly name: string;
  /** As JSON would have it; `null` where it is missing. */
  readonly valueAt: (row: number) => unknown;
}

/**
 * The columns of a batch that are fields.
 *
 * @throws Problem TABLE_COLUMNS_WRONG where a field that must be there has no column
 */
export function toArrowColumns(batch: RecordBatch, fields: readonly FieldDeclaration[]): readonly ArrowColumn[] {
  const errors: FieldError[] = [];
  const columns = fields.flatMap((field): readonly ArrowColumn[] => {
    const { name } = field;
    const vector: Vector | null = batch.getChild(name);
    if (vector !== null) return [{ name, valueAt: toReader(field, vector) }];
    if (field.missing === 'refuse') errors.push(toError(name));
    return [];
  });
  if (errors.length === 0) return columns;
  const detail = `expected columns named ${fields.map(({ name }) => name).join(', ')}: ${errors.map(({ message }) => message).join('; ')}`;
  throw new Problem('TABLE_COLUMNS_WRONG', detail, { errors });
}

function toError(name: string): FieldError {
  const message = `${name}: expected a column of this name, got none`;
  return { path: toFieldPointer(name), code: 'FIELD_REQUIRED', message };
}

function toReader({ kind }: FieldDeclaration, vector: Vector): (row: number) => unknown {
  const isDated = DataType.isDate(vector.type) || DataType.isTimestamp(vector.type);
  if (kind === 'date' && isDated) return (row) => toDateText(vector.get(row));
  return (row) => toPlain(vector.get(row));
}

/** Milliseconds since 1970. */
function toDateText(ms: unknown): unknown {
  if (typeof ms === 'bigint' || typeof ms === 'number') return fromEpochDay(Math.floor(Number(ms) / MS_PER_DAY));
  return ms instanceof Date ? ms.toISOString().slice(0, 'YYYY-MM-DD'.length) : ms;
}

/** NaN is how many programs write a number that is missing. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    // One beyond 2^53 stays what it is, and is refused.
    return Number.isSafeInteger(number) ? number : value;
  }
  return Number.isNaN(value) ? null : value;
}
