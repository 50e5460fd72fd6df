import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFeatureSpec } from '@medcast/feature-pipeline';
import { Problem } from '@medcast/problem';
import { parseRecordSchema, type RecordSchema } from '@medcast/record-schema';
import { z } from 'zod';
import type { Task } from './task';

const taskDocument = z.looseObject({
  formatVersion: z.literal(1),
  name: z.string(),
  title: z.string().min(1),
  task: z.literal('regression'),
  target: z.string(),
  data: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    licence: z.string().min(1),
    source: z.string().min(1),
  }),
  metrics: z.record(z.string(), z.string()),
  interval: z.strictObject({ level: z.number().gt(0).lt(1), groups: z.array(z.string()) }),
  gates: z.looseObject({ coverage: z.looseObject({ minimum: z.number().min(0).max(1) }) }),
  features: z.unknown(),
  card: z.strictObject({ intendedUse: z.string(), limits: z.string(), notes: z.string() }),
});

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
      `expected one of ${names.join(', ')}, got ${JSON.stringify(name)}; give --task one of them`,
    );
  }
  const folder = join(tasksRoot, name);
  const schema = parseSchemaOfTask(await readJson(join(folder, 'schema.json')));
  const document = await readJson(join(folder, 'task.json'));
  const parsed = taskDocument.safeParse(document);
  if (!parsed.success) throw new Problem('TASK_INVALID', `${folder}/task.json: ${z.prettifyError(parsed.error)}`);
  const { task: kind, data, metrics, interval, gates, card, title, target } = parsed.data;
  if (parsed.data.name !== name || target !== schema.target.name) {
    const expected = `name ${JSON.stringify(name)} and target ${JSON.stringify(schema.target.name)}`;
    throw new Problem(
      'TASK_INVALID',
      `${folder}/task.json: expected ${expected}, got ${parsed.data.name} and ${target}`,
    );
  }
  checkGroups(interval.groups, schema);
  const features = parseFeaturesOfTask(parsed.data.features, schema);
  return { name, title, kind, data, metrics, interval, gates, schema, features, card, document: parsed.data };
}

function checkGroups(groups: readonly string[], schema: RecordSchema): void {
  const categories = schema.fields.filter((field) => field.kind === 'category').map((field) => field.name);
  const unknown = groups.filter((group) => !categories.includes(group));
  if (unknown.length === 0) return;
  throw new Problem(
    'TASK_INVALID',
    `interval.groups: expected some of ${categories.join(', ')}, got ${unknown.join(', ')}`,
  );
}

function parseSchemaOfTask(document: unknown): RecordSchema {
  return asTaskProblem('schema.json', () => parseRecordSchema(document));
}

function parseFeaturesOfTask(document: unknown, schema: RecordSchema) {
  return asTaskProblem('task.json, features', () => parseFeatureSpec(document, schema));
}

function asTaskProblem<T>(where: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('TASK_INVALID', `${where}: ${error.detail}`, { errors: error.errors, cause: error });
  }
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
