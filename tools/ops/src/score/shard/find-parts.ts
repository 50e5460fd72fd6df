import { Problem } from '@medcast/problem';
import { type OutputFormat, outputFormatOf } from '../output/output-format';
import type { StoredTable, TableStore } from '../../table/store/table-store';

/**
 * The tables in a place that are parts of one large table: files named .csv, .ndjson, .jsonl or .parquet, in the order of
 * their names. Passed over, as elsewhere in the field, is what begins with "_" or "." (`_SUCCESS`), itself or its folder.
 *
 * @throws Problem TABLE_EMPTY where there is none
 */
export async function findParts(store: TableStore): Promise<readonly StoredTable[]> {
  const parts = (await store.list()).filter(({ name }) => outputFormatOf(name) !== undefined && !isHidden(name));
  if (parts.length > 0) return parts;
  throw new Problem('TABLE_EMPTY', `expected files .csv, .ndjson, .jsonl or .parquet in ${store.uri}, got none`);
}

/**
 * Name of the results of a part: its own where the format is the same, else with that of the format behind it.
 *
 * @param format of the results; null: that of the part
 */
export function toResultName(part: string, format: OutputFormat | null): string {
  return format === null || outputFormatOf(part) === format ? part : `${part}.${format}`;
}

/** Whether a name, or that of a folder above it, begins with "_" or ".". */
export function isHidden(name: string): boolean {
  return /(^|\/)[._]/.test(name);
}
