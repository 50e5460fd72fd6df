import { toPointNotation } from './number-notation';
import type { TableFormat } from './table-format';

/** Reads one cell: `undefined` where the value is missing, and numbers with a decimal point. */
export type CellReader = (text: string) => string | undefined;

/** Makes the reader of a table's cells. */
export function toCellReader({ decimal, missing }: TableFormat): CellReader {
  const spellings = new Set(missing.map((text) => text.trim().toLowerCase()));
  const longest = Math.max(0, ...[...spellings].map((text) => text.length));
  const isMissing = (text: string) => {
    const trimmed = text.trim();
    return trimmed === '' || (trimmed.length <= longest && spellings.has(trimmed.toLowerCase()));
  };
  if (decimal === '.') return (text) => (isMissing(text) ? undefined : text);
  return (text) => (isMissing(text) ? undefined : toPointNotation(text));
}
