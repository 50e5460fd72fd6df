import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '../load-tools/cache-folder';
import type { BenchTask } from './bench-task';
import { renderBenchTable } from './render-table';
import { type TaskFiles, toBenchTask } from './to-bench-task';

const KEY_LENGTH = 16;
const SEED = '7';

/**
 * Path of a model repository with the bundle of a bench task. Where the cache has none for its table and task, it is
 * trained by the repository's own `medcast train`, which takes about half a minute.
 *
 * @param root of the repository, where `dist/tools/ops` is built
 */
export async function ensureBundle(
  bench: BenchTask,
  { root, log }: { readonly root: string; readonly log: (line: string) => void },
): Promise<string> {
  const table = renderBenchTable(bench);
  const files = toBenchTask(bench, await readInsuranceTask(root), sha256(table));
  const key = sha256(JSON.stringify(files)).slice(0, KEY_LENGTH);
  const folder = join(cacheFolder(), 'bench-bundles', `${bench.key}-${key}`);
  if (await isMade(folder)) return folder;
  log(`training the bundle ${bench.key}; this happens once`);
  const work = `${folder}.unfinished-${randomUUID()}`;
  try {
    await train({ bench, table, files }, { root, work });
    await rename(join(work, 'bundles'), folder).catch(async (error: unknown) => {
      // Another bench has made the same meanwhile: then that one serves.
      if (!(await isMade(folder))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

function isMade(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    // ENOENT: not trained yet.
    () => false,
  );
}

interface TrainingParts {
  readonly bench: BenchTask;
  readonly table: string;
  readonly files: TaskFiles;
}

async function train(
  { bench, table, files }: TrainingParts,
  { root, work }: { readonly root: string; readonly work: string },
): Promise<void> {
  const taskFolder = join(work, 'tasks', bench.model);
  await mkdir(taskFolder, { recursive: true });
  await writeFile(join(work, 'table.csv'), table);
  await writeFile(join(taskFolder, 'task.json'), JSON.stringify(files.task));
  await writeFile(join(taskFolder, 'schema.json'), JSON.stringify(files.schema));
  const words = [
    ...['train', '--json', '--seed', SEED, '--task', bench.model, '--tasks-root', join(work, 'tasks')],
    ...['--data', join(work, 'table.csv'), '--out', join(work, 'bundles')],
    // Its quality is nobody's concern: it is made to be measured.
    ...['--override', 'measures speed and is never released'],
  ];
  const { failed, stderr } = await execa('nice', [process.execPath, join(root, 'dist/tools/ops/main.js'), ...words], {
    reject: false,
  });
  if (failed) throw new Error(`expected medcast train to make the bundle ${bench.key}, got:\n${stderr}`);
}

async function readInsuranceTask(root: string): Promise<TaskFiles> {
  const read = async (name: string): Promise<Readonly<Record<string, unknown>>> =>
    JSON.parse(await readFile(join(root, 'training/tasks/insurance', name), 'utf8')) as Record<string, unknown>;
  return { task: await read('task.json'), schema: await read('schema.json') };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
