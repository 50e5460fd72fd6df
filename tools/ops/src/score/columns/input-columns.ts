import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import type { Cell, ScoredRow } from '../rows/scored-row';
import type { ColumnType, OutputColumn, OutputValue } from './output-column';
import { spellBigInt } from './spell-big-int';

/** Whole numbers that JSON can say. */
const isSafe = (value: bigint) => Number.isSafeInteger(Number(value));

/**
 * The columns that pass through: all of the table's, in its order. Texts stand as they came. Where columns have types, a
 * field of the schema has that of its declaration, and any other column is a text; in JSON, numbers and booleans of the
 * schema are such, whatever they came from.
 *
 * @param names the table's columns
 */
export function toInputColumns(names: readonly string[], schema: RecordSchema): readonly OutputColumn[] {
  return names.map((name, index): OutputColumn => {
    const type = typeOf(schema.fields.find((field) => field.name === name));
    const parsed = ({ outcome }: ScoredRow) => (type !== 'text' && outcome.ok ? outcome.record[name] : undefined);
    return {
      name,
      type,
      valueOf: (row) => parsed(row) ?? toJson(row.cells[index]),
      textOf: (row) => toText(row.cells[index]),
    };
  });
}

function typeOf(field: FieldDeclaration | undefined): ColumnType {
  if (field?.kind === 'integer' || field?.kind === 'number' || field?.kind === 'boolean') return field.kind;
  return 'text';
}

function toJson(cell: Cell): OutputValue {
  switch (typeof cell) {
    case 'bigint':
      return isSafe(cell) ? Number(cell) : String(cell);
    case 'number':
      return Number.isFinite(cell) ? cell : null;
    case 'string':
    case 'boolean':
      return cell;
    case 'object':
      return toJsonObject(cell);
    default:
      return null;
  }
}

function toJsonObject(cell: object | null): OutputValue {
  if (cell === null) return null;
  if (cell instanceof Date) return toObjectText(cell) || null;
  const plain: unknown = JSON.parse(JSON.stringify(cell, spellBigInt));
  return typeof plain === 'object' ? plain : null;
}

function toText(cell: Cell): string {
  switch (typeof cell) {
    case 'string':
      return cell;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(cell);
    case 'object':
      return toObjectText(cell);
    default:
      return '';
  }
}

function toObjectText(cell: object | null): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return JSON.stringify(cell, spellBigInt);
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
}
