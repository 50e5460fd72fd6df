import { type FeatureSpec, parseFeatureSpec } from '@medcast/feature-pipeline';
import { Problem } from '@medcast/problem';
import { parseRecordSchema, type RecordSchema } from '@medcast/record-schema';
import { z } from 'zod';
import { checkTaskDocument } from './check-task-document';
import type { Task } from './task';
import { taskDocument } from './task-document';

/** The two files of a task, as parsed JSON. */
export interface TaskFiles {
  readonly task: unknown;
  readonly schema: unknown;
}

/**
 * Reads a task from its two files.
 *
 * @param where what messages call the files: their folder
 * @throws Problem TASK_INVALID
 */
export function parseTask(files: TaskFiles, where: string): Task {
  const schema = asTaskProblem(`${where}/schema.json`, () => parseRecordSchema(files.schema));
  const parsed = taskDocument.safeParse(files.task);
  if (!parsed.success) throw new Problem('TASK_INVALID', `${where}/task.json: ${z.prettifyError(parsed.error)}`);
  const document = parsed.data;
  if (document.target !== schema.target.name) {
    const detail = `expected target ${JSON.stringify(schema.target.name)}, got ${JSON.stringify(document.target)}`;
    throw new Problem('TASK_INVALID', `${where}/task.json: ${detail}`);
  }
  const features = asTaskProblem(`${where}/task.json, features`, () => parseFeatureSpec(document.features, schema));
  checkTaskDocument(document, schema, features);
  return toTask(document, schema, features);
}

function toTask(document: z.infer<typeof taskDocument>, schema: RecordSchema, features: FeatureSpec): Task {
  const { name, title, task: kind, data, metrics, interval, gates, card, monotone } = document;
  const task = { name, title, kind, data, metrics, interval, gates, schema, features, card, document };
  return monotone === undefined ? task : { ...task, monotone };
}

function asTaskProblem<T>(where: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('TASK_INVALID', `${where}: ${error.detail}`, { errors: error.errors, cause: error });
  }
}
