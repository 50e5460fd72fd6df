import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '../../testing/problem-of';
import { makeTask, type Wish } from './testing/make-task';
import { csvOf } from './testing/tables';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'new-task-'));
});
afterEach(() => rm(folder, { recursive: true }));

const xs = (rows: number, y: (row: number) => unknown) => csvOf('x,y', rows, (random, row) => [random.share(), y(row)]);

describe('newTask', () => {
  it.each<[string, string, Wish, string, string]>([
    ['nineteen rows', xs(19, (row) => row), {}, 'TABLE_TOO_SMALL', 'expected at least 20 rows to learn from, got 19'],
    [
      'a target that is no column',
      xs(30, (row) => row),
      { target: 'z' },
      'TABLE_COLUMNS_WRONG',
      'expected columns of the table (x, y), got z',
    ],
    ['an ignored column that is none', xs(30, (row) => row), { ignore: ['z'] }, 'TABLE_COLUMNS_WRONG', 'got z'],
    [
      'no column beside the target',
      csvOf('y', 30, (_, row) => [row]),
      {},
      'TABLE_COLUMNS_WRONG',
      'expected a column to predict y from',
    ],
    ['a target that is constant', xs(30, () => 1), {}, 'TARGET_CONSTANT', 'y: expected different values'],
    [
      'a target that is missing',
      xs(30, (row) => (row === 7 ? '' : row)),
      {},
      'TARGET_UNSUITABLE',
      'got none in 1 rows, the first at line 9',
    ],
    [
      'a label of four rows',
      xs(40, (row) => (row < 4 ? 'rare' : 'common')),
      {},
      'TARGET_UNSUITABLE',
      'got fewer of "rare" (4)',
    ],
    [
      'fifty-one labels',
      xs(510, (row) => `l${row % 51}`),
      {},
      'TARGET_UNSUITABLE',
      'expected at most 50 different values to tell apart, got 51',
    ],
    [
      'texts to be predicted as a quantity',
      xs(40, (row) => (row === 3 ? 'x' : row)),
      { kind: 'regression' },
      'TARGET_UNSUITABLE',
      'line 5, y: expected a number to predict, got "x"',
    ],
    [
      'a slip among numbers',
      csvOf('x,y', 100, (random, row) => [row === 50 ? 'oops' : random.share(), row]),
      {},
      'TABLE_ROWS_INVALID',
      'line 52, x: expected a number as in 99 other rows, got "oops"',
    ],
    [
      'a slip among dates',
      csvOf('x,y', 100, (_, row) => [row === 50 ? '2023-02-30' : `2023-01-${10 + (row % 20)}`, row]),
      {},
      'TABLE_ROWS_INVALID',
      'line 52, x: expected a date as YYYY-MM-DD as in 99 other rows',
    ],
    [
      'thousands separators',
      csvOf('x,y', 30, (random, row) => [`"1,${random.whole(100, 999)}"`, row]),
      {},
      'TABLE_ROWS_INVALID',
      'line 2, x: expected a number, got "1,',
    ],
    [
      'a row of another width',
      `${xs(30, (row) => row)}1,2,3\n`,
      {},
      'TABLE_ROWS_INVALID',
      'line 32: expected 2 cells, got 3',
    ],
    [
      'a header name twice',
      csvOf('x,x,y', 30, (_, row) => [row, row, row]),
      {},
      'TABLE_COLUMNS_WRONG',
      '"x" (columns 1 and 2)',
    ],
    [
      'a name with capitals',
      xs(30, (row) => row),
      { name: 'My Task' },
      'USAGE',
      '--name: expected a name of lower-case letters',
    ],
    ['a level of 1', xs(30, (row) => row), { level: 1 }, 'USAGE', '--level: expected a share above 0.5 and below 1'],
  ])('refuses %s', async (_what, table, wish, code, part) => {
    const problem = await problemOf(() => makeTask(folder, table, wish));
    expect({ code: problem.code, detail: problem.detail }).toEqual({ code, detail: expect.stringContaining(part) });
    await expect(readFile(join(folder, 'made-up/task.json'))).rejects.toThrow('ENOENT');
  });
});
