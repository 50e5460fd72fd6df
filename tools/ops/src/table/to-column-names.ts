import { Problem } from '@medcast/problem';

/**
 * The names by which the columns of a table are known: trimmed, and by place where a header is empty (`column_3`).
 *
 * @throws Problem TABLE_COLUMNS_WRONG for a name that stands twice
 */
export function toColumnNames(header: readonly string[]): readonly string[] {
  const names = header.map((name, index) => (name.trim() === '' ? `column_${index + 1}` : name.trim()));
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (repeated.size === 0) return names;
  const places = [...repeated].map((name) => `${JSON.stringify(name)} (${placesOf(name, names)})`);
  throw new Problem(
    'TABLE_COLUMNS_WRONG',
    `expected each column name once in the header, got ${places.join(', ')} more than once; rename or drop all but one`,
  );
}

function placesOf(name: string, names: readonly string[]): string {
  const places = names.flatMap((other, index) => (other === name ? [index + 1] : []));
  return `columns ${places.join(' and ')}`;
}
