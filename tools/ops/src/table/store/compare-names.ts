import type { StoredTable } from './table-store';

/** Orders by name, by code units: the same on every machine, whatever its language. */
export function compareNames(left: StoredTable, right: StoredTable): number {
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
}
