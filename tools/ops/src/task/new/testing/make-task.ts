import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newTask, type NewTaskRequest } from '../new-task';

/** What a test asks for beside the table. */
export type Wish = Partial<Omit<NewTaskRequest, 'data'>>;

/** Makes the task `made-up` that predicts `y` of a table, in a folder. */
export async function makeTask(folder: string, bytes: string | Uint8Array, wish: Wish = {}) {
  const data = join(folder, 'table');
  await writeFile(data, bytes);
  const request: NewTaskRequest = {
    name: 'made-up',
    target: 'y',
    title: undefined,
    kind: undefined,
    level: 0.9,
    ignore: [],
    format: {},
    tasksRoot: folder,
    replace: false,
    dryRun: false,
    data,
    ...wish,
  };
  const { made } = await newTask(request);
  const columns = new Map(made.task.features.columns.map(({ name, value }) => [name, value]));
  return { ...made, columns, fields: new Map(made.schema.fields.map((field) => [field.name, field])) };
}
