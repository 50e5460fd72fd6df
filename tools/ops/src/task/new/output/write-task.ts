import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import type { NewTask } from '../create-task';
import { renderJson } from './render-json';

/** Where a task is written, and whether one that is there may be replaced. */
export interface TaskPlace {
  /** Folder with one folder for each task. */
  readonly tasksRoot: string;
  readonly replace: boolean;
}

/**
 * Writes `schema.json` and `task.json` of a new task.
 *
 * @returns the folder
 * @throws Problem TASK_EXISTS
 */
export async function writeTask(
  { task, document, schema }: NewTask,
  { tasksRoot, replace }: TaskPlace,
): Promise<string> {
  const folder = join(tasksRoot, task.name);
  await checkTaskIsNew(task.name, { tasksRoot, replace });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'schema.json'), await renderJson(schema));
  await writeFile(join(folder, 'task.json'), await renderJson(document));
  return folder;
}

/**
 * Checks that a task may be written.
 *
 * @throws Problem TASK_EXISTS
 */
export async function checkTaskIsNew(name: string, { tasksRoot, replace }: TaskPlace): Promise<void> {
  const folder = join(tasksRoot, name);
  const isThere = await stat(join(folder, 'task.json')).then(
    () => true,
    // No such file: the task is new.
    () => false,
  );
  if (!isThere || replace) return;
  throw new Problem(
    'TASK_EXISTS',
    `expected a name that is free, got ${name}, which is at ${folder}; replace it with --force`,
  );
}
