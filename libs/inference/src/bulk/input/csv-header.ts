import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';
import type { FieldDeclaration } from '@medcast/record-schema';
import { splitCells } from './split-cells';

/** The first row of a table of CSV. */
export interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t'];

/**
 * Reads the first row of a table: the names of its columns. The delimiter is the one that parts it into the most names
 * of fields.
 *
 * @throws Problem TABLE_COLUMNS_WRONG where a field that must be there has no column, or one has two
 */
export function parseCsvHeader(line: string, fields: readonly FieldDeclaration[]): CsvHeader {
  const known = new Set(fields.map(({ name }) => name));
  const candidates = DELIMITERS.map((delimiter): CsvHeader => {
    const names = (splitCells(line, delimiter) ?? []).map((name) => name.trim());
    return { delimiter, names };
  });
  const header = candidates.reduce((best, other) => (knownIn(other, known) > knownIn(best, known) ? other : best));
  checkNames(header.names, fields);
  return header;
}

function knownIn({ names }: CsvHeader, known: ReadonlySet<string>): number {
  return names.filter((name) => known.has(name)).length;
}

function checkNames(names: readonly string[], fields: readonly FieldDeclaration[]): void {
  const errors = fields.flatMap(({ name, missing }): readonly FieldError[] => {
    const count = names.filter((each) => each === name).length;
    if (count === 0 && missing === 'refuse')
      return [toError('FIELD_REQUIRED', name, 'expected a column of this name in the first row, got none')];
    return count > 1 ? [toError('FIELD_DUPLICATED', name, 'expected one column of this name, got several')] : [];
  });
  if (errors.length === 0) return;
  const expected = fields.map(({ name }) => name).join(', ');
  const detail =
    `expected a first row that names the columns, among them ${expected}: ` +
    errors.map(({ message }) => message).join('; ');
  throw new Problem('TABLE_COLUMNS_WRONG', detail, { errors });
}

function toError(code: FieldError['code'], name: string, rest: string): FieldError {
  return { path: toFieldPointer(name), code, message: `${name}: ${rest}` };
}
