import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { parseTask } from './parse-task';
import type { Task } from './task';

/**
 * Reads a task's `task.json` and `schema.json`.
 *
 * @param tasksRoot folder with one folder for each task: `training/tasks`
 * @throws Problem TASK_NOT_FOUND, TASK_INVALID
 */
export async function loadTask(tasksRoot: string, name: string): Promise<Task> {
  const names = await readdir(tasksRoot);
  if (!names.includes(name)) {
    throw new Problem(
      'TASK_NOT_FOUND',
      `expected one of ${names.join(', ')}, got ${JSON.stringify(name)}; give --task one of them, ` +
        'or make it with: medcast task new',
    );
  }
  const folder = join(tasksRoot, name);
  const [task, schema] = [await readJson(join(folder, 'task.json')), await readJson(join(folder, 'schema.json'))];
  const parsed = parseTask({ task, schema }, folder);
  if (parsed.name === name) return parsed;
  throw new Problem(
    'TASK_INVALID',
    `${folder}/task.json: expected the name of its folder, ${name}, got ${parsed.name}`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Problem('TASK_INVALID', `expected the file ${path}, got none that can be read`, { cause: error });
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('TASK_INVALID', `expected JSON in ${path}, got something else: ${String(error)}`, {
      cause: error,
    });
  }
}
