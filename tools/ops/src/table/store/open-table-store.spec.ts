import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '../../testing/problem-of';
import { isStoreUri, openTableStore } from './open-table-store';

describe('isStoreUri', () => {
  it.each([
    ['gs://bucket/x', true],
    ['s3://bucket', true],
    ['ftp://host', true],
    ['table.csv', false],
    ['/srv/tables', false],
    ['C:\\tables', false],
    ['C:/tables', false],
  ])('says of %s: %s', (location, isUri) => {
    expect(isStoreUri(location)).toBe(isUri);
  });
});

describe('openTableStore', () => {
  it.each(['ftp://host/x', 'gs:bucket', 'gs://', 's3:///prefix', 'file:///srv', 'gss://bucket/x'])(
    'refuses %s',
    async (location) => {
      expect((await problemOf(() => openTableStore(location))).code).toBe('TABLE_STORE_UNSUPPORTED');
    },
  );

  it('says that a folder cannot be read', async () => {
    const store = await openTableStore(join(import.meta.filename, 'x'));
    expect((await problemOf(() => store.list())).code).toBe('TABLE_STORE_UNREACHABLE');
  });
});

describe('a table store in a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'table-store-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was put, over what was there', async () => {
    const store = await openTableStore(join(folder, 'tables'));
    for (const text of ['first', 'second']) {
      await writeFile(join(folder, 'source'), text);
      await store.put('day=1/t.csv', join(folder, 'source'));
    }
    expect(await store.list()).toEqual([{ name: 'day=1/t.csv', bytes: 6 }]);
    expect(await readFile(await store.fetch('day=1/t.csv', folder), 'utf8')).toBe('second');
    expect(await readdir(join(folder, 'tables/day=1'))).toEqual(['t.csv']);
  });

  it('creates a text once, however many try', async () => {
    const store = await openTableStore(folder);
    const created = await Promise.all(['a', 'b', 'c'].map((text) => store.createText('_score/run.json', text)));
    expect(created.filter(Boolean)).toHaveLength(1);
    expect(await store.readText('_score/run.json')).toBe(['a', 'b', 'c'][created.indexOf(true)]);
    expect(await store.readText('_score/other.json')).toBeUndefined();
  });
});
