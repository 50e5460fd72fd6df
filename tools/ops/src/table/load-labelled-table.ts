import type { Task } from '../task/task';
import { fetchTable } from './fetch-table';
import { type LabelledTable, readLabelledTable } from './read-labelled-table';

/** The table of a task, and the hash of the bytes that it was read from. */
export interface LoadedTable extends LabelledTable {
  /** File or URL. */
  readonly name: string;
  /** sha256 of the bytes, in hex. */
  readonly sha256: string;
}

/**
 * Gets the table of a task: from a file, from an https URL, or, when nothing is given, from the URL of the task; and reads it.
 *
 * @throws Problem DATA_UNREACHABLE, DATA_HASH_MISMATCH, TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_ROWS_INVALID, TABLE_EMPTY
 */
export async function loadLabelledTable(
  location: string | undefined,
  { data, schema }: Pick<Task, 'data' | 'schema'>,
): Promise<LoadedTable> {
  const { name, bytes, sha256 } = await fetchTable(location, data);
  const table = await readLabelledTable(bytes, schema, data);
  return { ...table, name, sha256 };
}
