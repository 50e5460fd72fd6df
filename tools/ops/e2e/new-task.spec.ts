import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { loadTask } from '../src/task/load-task';
import { runMedcast } from './testing/run-medcast';

const workspaceRoot = join(import.meta.dirname, '../../..');
const prettierConfig = join(workspaceRoot, '.prettierrc.json');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-new-task-'));
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${row + 1};${row % 7},5;${row % 2 === 0 ? 'ja' : 'nein'};${row * 3},25`,
  );
  await writeFile(join(folder, 'my table.csv'), ['Nr;Größe;Garten;Preis', ...rows, ''].join('\r\n'));
});
afterEach(() => rm(folder, { recursive: true }));

const words = ['task', 'new', '--name', 'flats', '--data', 'my table.csv', '--target', 'Preis', '--tasks-root', '.'];

describe('medcast task new', () => {
  it('says what it understood and what to type next', async () => {
    const { exitCode, stdout, stderr } = await runMedcast(folder, words);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.replaceAll(folder, 'HERE'))
      .toBe(`60 rows, 2 fields, target Preis: regression, because its values are 60 different numbers
  Größe: number, 0 to 13
  Garten: one of 2 values
Not used:
  Nr: an identifier: whole numbers that count the rows
Wrote HERE/flats/schema.json and task.json.
Look at both: units and bounds, what the answers are for, where the table comes from. Then:

  npm run train -- --task flats --data 'my table.csv' --out bundles
`);
  });

  it('writes a task that can be loaded, formatted as the rest of the repository', async () => {
    await runMedcast(folder, words);
    expect((await readdir(join(folder, 'flats'))).toSorted()).toEqual(['schema.json', 'task.json']);
    const options = { ...(await resolveConfig(prettierConfig, { config: prettierConfig })), parser: 'json' };
    for (const file of ['schema.json', 'task.json']) {
      expect(await check(await readFile(join(folder, 'flats', file), 'utf8'), options)).toBe(true);
    }
    expect((await loadTask(folder, 'flats')).schema.fields.map(({ name }) => name)).toEqual(['Größe', 'Garten']);
  });

  it('prints the task as JSON and writes nothing when asked', async () => {
    const { stdout } = await runMedcast(folder, [...words, '--json', '--dry-run']);
    expect(JSON.parse(stdout)).toMatchObject({
      folder: null,
      task: { name: 'flats', task: 'regression', data: { format: { delimiter: ';', decimal: ',' } } },
      schema: { name: 'flats' },
      ignored: [{ column: 'Nr' }],
    });
    expect(await readdir(folder)).toEqual(['my table.csv']);
  });

  it.each([
    [
      'a task that is there',
      ['--name', 'insurance'],
      1,
      'medcast: TASK_EXISTS: expected a name that is free, got insurance',
    ],
    [
      'a target that is no column',
      ['--target', 'price'],
      1,
      'TABLE_COLUMNS_WRONG: expected columns of the table (Nr, Größe, Garten, Preis), got price',
    ],
    [
      'a name that no task can have',
      ['--name', '../x'],
      2,
      'medcast: USAGE: --name: expected a name of lower-case letters',
    ],
    ['an unknown kind', ['--kind', 'guess'], 2, 'Allowed choices are regression, classification'],
    ['a delimiter that is none', ['--delimiter', 'x'], 2, 'expected , ; | or tab, got x'],
    ['a level that is no share', ['--level', 'high'], 2, 'expected a share such as 0.9, got high'],
    ['a file that is not there', ['--data', 'none.csv'], 1, 'TABLE_NOT_READABLE'],
  ])('refuses %s', async (_what, more, exitCode, part) => {
    await cp(join(workspaceRoot, 'training/tasks/insurance'), join(folder, 'insurance'), { recursive: true });
    const run = await runMedcast(folder, [...words, ...more]);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode, stderr: expect.stringContaining(part) });
    expect(await readdir(folder)).not.toContain('flats');
  });
});
