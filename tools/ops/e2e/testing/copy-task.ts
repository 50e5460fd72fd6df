import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const taskShape = z.looseObject({ candidates: z.array(z.looseObject({ name: z.string() })) });

/** A `task.json`, as far as tests change it. */
export type TaskText = z.infer<typeof taskShape>;

/** Copies a task to another folder of tasks, changed: with fewer folds and candidates it is trained in seconds. */
export async function copyTask(from: string, to: string, change: (task: TaskText) => TaskText): Promise<void> {
  await cp(from, to, { recursive: true });
  const path = join(to, 'task.json');
  const task = taskShape.parse(JSON.parse(await readFile(path, 'utf8')));
  await writeFile(path, JSON.stringify(change(task)));
}

/** Leaves only candidates of some names, on one round of folds. */
export function withCandidates(names: readonly string[], splits = 3): (task: TaskText) => TaskText {
  return (task) => ({
    ...task,
    folds: { repeats: 1, splits },
    candidates: task.candidates.filter(({ name }) => names.includes(name)),
  });
}
