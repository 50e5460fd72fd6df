import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROWS = 300;
const number = { kind: 'number', missing: 'refuse' };
const source = { licence: 'CC0-1.0', source: 'Made for this test' };

/** Writes a task that is trained in seconds, y = 2 x and a little more, and its table. */
export async function writeLineTask(folder: string): Promise<{ readonly tasksRoot: string; readonly table: string }> {
  const [tasksRoot, table] = [join(folder, 'tasks'), join(folder, 'line.csv')];
  await mkdir(join(tasksRoot, 'line'), { recursive: true });
  await writeFile(join(tasksRoot, 'line/schema.json'), JSON.stringify(schema));
  await writeFile(join(tasksRoot, 'line/task.json'), JSON.stringify(task));
  await writeFile(table, renderTable());
  return { tasksRoot, table };
}

function renderTable(): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const [x, z] = [((row * 37) % 1000) / 100, ((row * 61) % 97) / 97];
    const noise = ((row * 7919) % 1009) / 1009 - 0.5;
    return `${x},${z.toFixed(3)},${(2 * x + noise).toFixed(3)}\n`;
  });
  return `x,z,y\n${rows.join('')}`;
}

function candidate(name: string, model: string, loss: string, featureSet = 'plain'): object {
  return { name, model, loss, featureSet, parameters: {} };
}

const schema = {
  schemaVersion: 1,
  name: 'line',
  title: 'A straight line',
  description: 'Made for this test.',
  fields: [
    { ...number, name: 'x', label: 'X', minimum: 0, maximum: 10, example: 5 },
    { ...number, name: 'z', label: 'Z', minimum: 0, maximum: 1, example: 0.5 },
  ],
  target: { ...number, name: 'y', label: 'Y', example: 10 },
};

const task = {
  formatVersion: 1,
  name: 'line',
  title: 'A straight line',
  task: 'regression',
  target: 'y',
  data: { sha256: '0'.repeat(64), ...source },
  metrics: { expected: 'r2', typical: 'mae' },
  folds: { repeats: 2, splits: 5 },
  interval: { level: 0.9, groups: [] },
  features: { specVersion: 1, columns: ['x', 'z'].map((name) => ({ name, value: { op: 'field', field: name } })) },
  featureSets: { none: [], plain: ['x', 'z'] },
  candidates: [
    candidate('mean', 'constant', 'squared', 'none'),
    candidate('median', 'constant', 'absolute', 'none'),
    candidate('linear', 'linear', 'squared'),
    candidate('linear-absolute', 'linear', 'absolute'),
  ],
  gates: { coverage: { minimum: 0.8, maximum: 1 } },
  card: { intendedUse: 'None.', limits: 'Made for this test.', notes: '' },
};
