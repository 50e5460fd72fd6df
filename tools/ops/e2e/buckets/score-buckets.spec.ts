import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchTable } from '../../src/table/fetch-table';
import { openTableStore } from '../../src/table/store/open-table-store';
import type { TableStore } from '../../src/table/store/table-store';
import { problemOf } from '../../src/testing/problem-of';
import { killMedcast } from '../testing/kill-medcast';
import { runMedcast } from '../testing/run-medcast';
import { type RunningBuckets, startBuckets } from '../testing/start-buckets';
import { createScoringTable, renderCsv } from '../testing/scoring-table';

const PARTS = 4;
const ROWS = 300;
const kinds = ['gs', 's3', 'az'] as const;
type Kind = (typeof kinds)[number];

const table = createScoringTable(PARTS * ROWS);
let folder: string;
let buckets: RunningBuckets;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-buckets-e2e-'));
  buckets = await startBuckets();
  // The clients read these variables of their own.
  for (const { env } of Object.values(buckets.line)) Object.assign(process.env, env);
  await mkdir(join(folder, 'in'));
  for (let part = 0; part < PARTS; part += 1) {
    const cells = table.cells.slice(part * ROWS, (part + 1) * ROWS);
    await writeFile(join(folder, 'in', `part-${part}.csv`), renderCsv({ columns: table.columns, cells }));
  }
}, 300_000);

afterAll(async () => {
  await buckets.stop();
  await rm(folder, { recursive: true });
});

function uriOf(kind: Kind, prefix: string): string {
  return buckets.line[kind].uri.replace(/models$/, prefix);
}

async function upload(store: TableStore): Promise<void> {
  for (const name of await readdir(join(folder, 'in'))) await store.put(`deep/${name}`, join(folder, 'in', name));
}

describe.each(kinds)('a table to train from in %s:', (kind) => {
  const data = { sha256: '0'.repeat(64), licence: 'CC0-1.0', source: 'nobody' };

  it('is read as the file that was put there', async () => {
    const uri = uriOf(kind, 'tables');
    await (await openTableStore(uri)).put('part.csv', join(folder, 'in', 'part-0.csv'));
    const { bytes, name } = await fetchTable(`${uri}/part.csv`, data);
    expect(name).toBe(`${uri}/part.csv`);
    expect(Buffer.from(bytes).equals(await readFile(join(folder, 'in', 'part-0.csv')))).toBe(true);
  });

  it('is missed by name', async () => {
    const problem = await problemOf(() => fetchTable(`${uriOf(kind, 'tables')}/none.csv`, data));
    expect(problem.code).toBe('DATA_UNREACHABLE');
    expect(problem.detail).toContain('/tables/none.csv, got none');
  });
});

describe.each(kinds)('a table store in %s:', (kind) => {
  it('is empty before anything is there', async () => {
    const store = await openTableStore(uriOf(kind, 'empty'));
    expect(await store.list()).toEqual([]);
    expect(await store.readText('x')).toBeUndefined();
  });

  it('gives back what was put, in the order of names', async () => {
    const store = await openTableStore(uriOf(kind, 'given/'));
    const paths = ['in/part-1.csv', 'in/part-0.csv'].map((name) => join(folder, name));
    for (const [index, path] of paths.entries()) await store.put(`b=${1 - index}/t.csv`, path);
    const sizes = await Promise.all(paths.map(async (path) => (await readFile(path)).length));
    expect(await store.list()).toEqual([
      { name: 'b=0/t.csv', bytes: sizes[1] },
      { name: 'b=1/t.csv', bytes: sizes[0] },
    ]);
    const scratch = await mkdtemp(join(folder, 'scratch-'));
    const fetched = await readFile(await store.fetch('b=1/t.csv', scratch));
    expect(fetched.equals(await readFile(join(folder, 'in/part-1.csv')))).toBe(true);
  });

  it('creates a text once, whoever comes first', async () => {
    const store = await openTableStore(uriOf(kind, 'texts'));
    expect(await store.createText('run.json', 'first ✓')).toBe(true);
    expect(await store.createText('run.json', 'second')).toBe(false);
    expect(await store.readText('run.json')).toBe('first ✓');
  });

  it('says that a bucket is not there', async () => {
    const store = await openTableStore(`${kind}://no-such-bucket/x`);
    expect((await problemOf(() => store.list())).code).toBe('TABLE_STORE_UNREACHABLE');
  });
});

describe.each(kinds)('medcast score in %s:', (kind) => {
  it('scores shards from a bucket into a bucket with the bytes of a folder, killed or not', async () => {
    await upload(await openTableStore(uriOf(kind, 'in')));
    const words = [
      'score',
      '--model',
      'insurance',
      '--in',
      uriOf(kind, 'in'),
      '--out',
      uriOf(kind, 'out'),
      '--of',
      '2',
    ];
    await killMedcast(folder, [...words, '--shard', '1'], { lines: 1, delayMs: 5 });
    for (const shard of ['1', '0']) {
      const { exitCode, stderr } = await runMedcast(folder, [...words, '--shard', shard]);
      expect([exitCode, stderr]).toEqual([0, expect.stringContaining('part 2 of 2')]);
    }
    const local = ['score', '--model', 'insurance', '--in', 'in', '--out', `out-${kind}`];
    expect(await runMedcast(folder, local)).toMatchObject({ exitCode: 0 });
    const out = await openTableStore(uriOf(kind, 'out'));
    const manifest: unknown = JSON.parse((await out.readText('results.json')) ?? '');
    expect(manifest).toMatchObject({ model: { name: 'insurance', version: 1 }, rows: PARTS * ROWS, ok: PARTS * ROWS });
    for (const name of await readdir(join(folder, 'in'))) {
      const expected = await readFile(join(folder, `out-${kind}`, name), 'utf8');
      expect(await out.readText(`deep/${name}`)).toBe(expected);
    }
  }, 180_000);
});
