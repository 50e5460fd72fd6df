import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '../../testing/problem-of';
import { createFolderStore } from '../../table/store/folder-store';
import { findParts, toResultName } from './find-parts';

describe('findParts', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'find-parts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds tables in folders within, by name, and passes over everything else', async () => {
    const names = [
      'b.csv',
      'a/z.parquet',
      'B.NDJSON',
      'c.jsonl',
      '_SUCCESS',
      '_temporary/0/x.csv',
      '.hidden.csv',
      'x.txt',
    ];
    for (const name of names) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), name);
    }
    const parts = await findParts(createFolderStore(folder));
    expect(parts).toEqual([
      { name: 'B.NDJSON', bytes: 8 },
      { name: 'a/z.parquet', bytes: 11 },
      { name: 'b.csv', bytes: 5 },
      { name: 'c.jsonl', bytes: 7 },
    ]);
  });

  it.each([
    ['a folder without tables', ''],
    ['a folder that is not there', 'missing'],
  ])('refuses %s', async (_what, name) => {
    expect((await problemOf(() => findParts(createFolderStore(join(folder, name))))).code).toBe('TABLE_EMPTY');
  });
});

describe('toResultName', () => {
  it.each([
    ['a/part.csv', null, 'a/part.csv'],
    ['a/part.csv', 'csv', 'a/part.csv'],
    ['part.jsonl', 'ndjson', 'part.jsonl'],
    ['part.csv', 'parquet', 'part.csv.parquet'],
  ] as const)('names the results of %s as %s', (part, format, name) => {
    expect(toResultName(part, format)).toBe(name);
  });
});
