import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { killMedcast } from './testing/kill-medcast';
import { readCsvResults } from './testing/read-results';
import { runMedcast } from './testing/run-medcast';
import { createScoringTable, renderCsv } from './testing/scoring-table';

const PARTS = 5;
const ROWS = 300;
const bundles = join(import.meta.dirname, '../../../bundles');
const table = createScoringTable(PARTS * ROWS);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-shards-e2e-'));
  await mkdir(join(folder, 'in/day=2'), { recursive: true });
  for (let part = 0; part < PARTS; part += 1) {
    const cells = table.cells.slice(part * ROWS, (part + 1) * ROWS);
    const name = part === PARTS - 1 ? 'day=2/part-0.csv' : `part-${part}.csv`;
    await writeFile(join(folder, 'in', name), renderCsv({ columns: table.columns, cells }));
  }
  await writeFile(join(folder, 'in/_SUCCESS'), '');
  await writeFile(join(folder, 'in/README.md'), 'no table');
});

afterAll(() => rm(folder, { recursive: true }));

function scoreShard(index: number, out: string, ...words: readonly string[]) {
  return runMedcast(folder, ['score', '--model', 'insurance', '--in', 'in', '--out', out, '--of', '2', ...words], {
    env: { JOB_COMPLETION_INDEX: String(index) },
  });
}

function finish(out: string) {
  return runMedcast(folder, ['score', '--finish', '--out', out, '--json']);
}

async function readJson(...path: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, ...path), 'utf8'));
}

describe('medcast score of many parts', () => {
  it('scores the parts of each shard, and the last shard writes the manifest of results', async () => {
    expect(await scoreShard(0, 'out')).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, 'out/results.json'))).toBe(false);
    const early = await finish('out');
    expect({ exitCode: early.exitCode, stderr: early.stderr }).toMatchObject({ exitCode: 1 });
    expect(early.stderr).toContain('SCORING_INCOMPLETE');
    expect(early.stderr).toContain('no results of part-0.csv (shard 1); no results of part-2.csv (shard 1)');
    expect(await scoreShard(1, 'out')).toMatchObject({ exitCode: 0 });
    expect(await readJson('out/results.json')).toMatchObject({
      model: { name: 'insurance', version: 1 },
      shards: 2,
      rows: PARTS * ROWS,
      ok: PARTS * ROWS,
      failed: 0,
      parts: [
        { part: 'day=2/part-0.csv', result: 'day=2/part-0.csv', shard: 0, rows: ROWS },
        { part: 'part-0.csv', shard: 1 },
        { part: 'part-1.csv', shard: 0 },
        { part: 'part-2.csv', shard: 1 },
        { part: 'part-3.csv', shard: 0 },
      ],
    });
    const names = ['part-0', 'part-1', 'part-2', 'part-3', 'day=2/part-0'];
    const scored = await Promise.all(names.map((name) => readCsvResults(join(folder, 'out', `${name}.csv`))));
    expect(scored.flat().map(({ note }) => note)).toEqual(table.cells.map(([note]) => note));
    expect(new Set(scored.flat().map(({ status }) => status))).toEqual(new Set(['ok']));
  }, 120_000);

  it('does nothing for a shard that is done, and finishes as often as asked', async () => {
    const before = await stat(join(folder, 'out/part-0.csv'));
    const { exitCode, stdout } = await scoreShard(1, 'out', '--json');
    expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({ exitCode: 0, rows: 2 * ROWS, resumed: 2 * ROWS });
    const after = await stat(join(folder, 'out/part-0.csv'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(await finish('out')).toMatchObject({ exitCode: 0 });
  }, 60_000);

  it('finds results that were changed, lost or added', async () => {
    await cp(join(folder, 'out'), join(folder, 'damaged'), { recursive: true });
    await rm(join(folder, 'damaged/part-1.csv'));
    await writeFile(join(folder, 'damaged/part-2.csv'), 'short');
    await writeFile(join(folder, 'damaged/part-9.csv'), 'a stranger');
    const { exitCode, stderr } = await finish('damaged');
    expect(exitCode).toBe(1);
    for (const part of ['part-1.csv with no bytes', 'part-2.csv with 5 bytes', 'part-9.csv, which is no result']) {
      expect(stderr).toContain(part);
    }
  }, 60_000);

  it('writes another format under another name', async () => {
    expect(await scoreShard(0, 'as-parquet', '--format', 'parquet')).toMatchObject({ exitCode: 0 });
    const names = await readdir(join(folder, 'as-parquet'));
    expect(names.toSorted()).toEqual(['_score', 'day=2', 'part-1.csv.parquet', 'part-3.csv.parquet']);
  }, 60_000);

  it('keeps all shards to the version that the first one found, whatever the channel says since', async () => {
    await cp(bundles, join(folder, 'models'), { recursive: true });
    const models = ['--models', pathToFileURL(join(folder, 'models')).href];
    expect(await scoreShard(0, 'pinned', ...models)).toMatchObject({ exitCode: 0 });
    const channel = {
      version: 2,
      previous: 1,
      changedAt: '2026-01-31T12:00:00Z',
      reason: 'a version that is not there',
    };
    await writeFile(join(folder, 'models/insurance/channels/production.json'), JSON.stringify(channel));
    expect(await scoreShard(1, 'pinned', ...models)).toMatchObject({ exitCode: 0 });
    expect(await readJson('pinned/results.json')).toMatchObject({ model: { name: 'insurance', version: 1 } });
  }, 120_000);

  it.each([
    ['another format', ['--format', 'ndjson'], 'another format'],
    ['explanations', ['--explain'], 'another explain'],
    ['another number of shards', ['--of', '3'], 'another shards'],
  ])(
    'refuses a shard with %s than the run began with',
    async (_what, words, part) => {
      const { exitCode, stderr } = await scoreShard(0, 'out', ...words);
      expect({ exitCode, code: stderr.includes('SCORING_RUN_DIFFERS'), says: stderr.includes(part) }).toEqual({
        exitCode: 1,
        code: true,
        says: true,
      });
    },
    60_000,
  );

  it('ends with the same bytes when shards are killed and run again', async () => {
    const words = ['score', '--model', 'insurance', '--in', 'in', '--out', 'killed', '--of', '2', '--shard'];
    expect(await killMedcast(folder, [...words, '0'], { lines: 1, delayMs: 5 })).toBe(true);
    expect(await killMedcast(folder, [...words, '1'], { lines: 1, delayMs: 0 })).toBe(true);
    for (const shard of ['0', '1']) {
      const { exitCode, stderr } = await runMedcast(folder, [...words, shard]);
      expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/part (\d) of \1/)]);
    }
    expect(await readJson('killed/results.json')).toEqual(await readJson('out/results.json'));
    for (const name of ['part-0.csv', 'part-3.csv', 'day=2/part-0.csv']) {
      const [killed, whole] = await Promise.all(['killed', 'out'].map((out) => readFile(join(folder, out, name))));
      expect(whole !== undefined && killed?.equals(whole)).toBe(true);
    }
  }, 120_000);

  it('lets two shards begin at once', async () => {
    const runs = await Promise.all([scoreShard(0, 'at-once'), scoreShard(1, 'at-once')]);
    expect(runs.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
      [0, expect.stringContaining('part 3 of 3')],
      [0, expect.stringContaining('part 2 of 2')],
    ]);
    expect(await readJson('at-once/results.json')).toEqual(await readJson('out/results.json'));
  }, 120_000);
});
