import { createHash } from 'node:crypto';
import { Problem } from '@medcast/problem';
import { fetchTable, isUrl } from '../../table/fetch-table';
import type { ByteSource } from '../../table/bytes/byte-source';
import { fileBytes } from '../../table/bytes/file-bytes';
import { memoryBytes } from '../../table/bytes/memory-bytes';
import { sniffTableFormat } from '../../table/format/sniff-table-format';
import type { TableFormat } from '../../table/format/table-format';
import { openTable } from '../../table/open-table';
import { createTask, type NewTask, type TaskWish } from './create-task';
import { checkTaskIsNew, type TaskPlace, writeTask } from './output/write-task';
import { profileTable } from './profile/profile-table';

/** What `medcast task new` is asked for. */
export interface NewTaskRequest extends Omit<TaskWish, 'data'>, TaskPlace {
  /** Path or https URL of the table. */
  readonly data: string;
  /** What is known of how the table is written; the rest is recognised. */
  readonly format: Partial<TableFormat>;
  readonly dryRun: boolean;
}

/** What was made, and where it was written. */
export interface NewTaskResult {
  readonly made: NewTask;
  readonly folder: string | undefined;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 60;

/**
 * Makes a task for a table: reads it once, declares its fields and features, and writes both files of the task.
 *
 * @throws Problem USAGE for a name or level that no task can have, TASK_EXISTS, and what {@link createTask} and the
 *   table's reader throw
 */
export async function newTask(request: NewTaskRequest): Promise<NewTaskResult> {
  checkRequest(request);
  if (!request.dryRun) await checkTaskIsNew(request.name, request);
  const bytes = await openBytes(request.data);
  const format = await sniffTableFormat(bytes, request.format);
  const table = await profileTable(await openTable(bytes, format));
  const sha256 = await hashOf(bytes);
  const url = request.data.startsWith('https://') ? { url: request.data } : {};
  const made = createTask(table, { ...request, data: { ...url, sha256, format } });
  return { made, folder: request.dryRun ? undefined : await writeTask(made, request) };
}

function checkRequest({ name, level }: NewTaskRequest): void {
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    const expected = `a name of lower-case letters, digits and single hyphens, at most ${LONGEST_NAME}, such as house-prices`;
    throw new Problem('USAGE', `--name: expected ${expected}, got ${JSON.stringify(name)}`);
  }
  if (!(level > 0.5 && level < 1)) {
    throw new Problem('USAGE', `--level: expected a share above 0.5 and below 1, such as 0.9, got ${level}`);
  }
}

async function openBytes(location: string): Promise<ByteSource> {
  if (!isUrl(location)) return fileBytes(location);
  const { bytes } = await fetchTable(location, { sha256: '', licence: '', source: '' });
  return memoryBytes(bytes, location);
}

async function hashOf(bytes: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes.stream()) hash.update(piece);
  return hash.digest('hex');
}
