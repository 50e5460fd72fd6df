import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { problemOf } from '../testing/problem-of';
import { loadTask } from './load-task';

const tasksRoot = join(import.meta.dirname, '../../../../training/tasks');

describe('loadTask', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tasks-'));
    await cp(tasksRoot, root, { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));

  async function edit(change: (task: Record<string, unknown>) => unknown): Promise<void> {
    const path = join(root, 'insurance/task.json');
    const task = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
    await writeFile(path, JSON.stringify(change(task)));
  }

  it('reads the insurance task', async () => {
    const task = await loadTask(root, 'insurance');
    expect(task).toMatchObject({
      name: 'insurance',
      kind: 'regression',
      interval: { level: 0.95, groups: ['smoker'] },
    });
    expect(task.schema.fields.map((field) => field.name)).toEqual([
      'age',
      'sex',
      'bmi',
      'children',
      'smoker',
      'region',
    ]);
  });

  it('says which tasks there are when asked for another', async () => {
    const problem = await problemOf(() => loadTask(root, 'wine'));
    expect(problem).toMatchObject({ code: 'TASK_NOT_FOUND' });
    expect(problem.detail).toContain('insurance');
  });

  it.each([
    ['a task.json that is not JSON', () => 'no', 'expected object'],
    ['a missing part', ({ data: _data, ...task }: Record<string, unknown>) => task, 'data'],
    ['another target', (task: Record<string, unknown>) => ({ ...task, target: 'cost' }), 'target "charges"'],
    [
      'a group that is no category',
      (task: Record<string, unknown>) => ({ ...task, interval: { level: 0.9, groups: ['age'] } }),
      'interval.groups',
    ],
    [
      'a feature of an unknown field',
      (task: Record<string, unknown>) => ({
        ...task,
        features: { specVersion: 1, columns: [{ name: 'x', value: { op: 'field', field: 'height' } }] },
      }),
      'height',
    ],
  ])('refuses %s', async (_what, change, part) => {
    await edit(change);
    const problem = await problemOf(() => loadTask(root, 'insurance'));
    expect(problem.code).toBe('TASK_INVALID');
    expect(problem.detail).toContain(part);
  });
});
