import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRegressionEstimate } from '@medcast/prediction-contract';
import { openModel, type OpenModel } from '../src/model/open-model';
import { killMedcast } from './testing/kill-medcast';
import { readCsvResults, readNdjsonResults } from './testing/read-results';
import { runMedcast } from './testing/run-medcast';
import { createScoringTable, renderCsv } from './testing/scoring-table';

const ROWS = 20_000;
const bundles = pathToFileURL(join(import.meta.dirname, '../../../bundles')).href;
const table = createScoringTable(ROWS);

let folder: string;
let model: OpenModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-score-e2e-'));
  await writeFile(join(folder, 'table.csv'), renderCsv(table));
  model = await openModel({ models: bundles, model: 'insurance', pick: { version: 1 } });
}, 60_000);

afterAll(async () => {
  await model.estimator.close();
  await rm(folder, { recursive: true });
});

function score(input: string, out: string, ...words: readonly string[]) {
  return runMedcast(folder, ['score', '--model', 'insurance', '--in', input, '--out', out, ...words]);
}

describe('medcast score', () => {
  it('says of every row what the model says of its record, in the order of the table', async () => {
    const { exitCode, stdout } = await score('table.csv', 'scored.csv', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      rows: ROWS,
      ok: ROWS,
      failed: 0,
      reasons: {},
      resumed: 0,
      model: { name: 'insurance', version: 1 },
      out: join(folder, 'scored.csv'),
    });
    const results = await readCsvResults(join(folder, 'scored.csv'));
    expect(results).toHaveLength(ROWS);
    for (const [row, record] of table.records.entries()) {
      const estimate = await model.estimator.estimate(record);
      if (!isRegressionEstimate(estimate)) throw new TypeError('expected a regression');
      const { expected, typical, interval } = estimate;
      const answer = { expected, typical, lower: interval.lower, upper: interval.upper };
      const input = table.columns.map((name, column) => [name, table.cells[row]?.[column]]);
      const numbers = Object.entries(answer).map(([name, value]) => [name, String(value)]);
      const { warnings: _warnings, ...result } = results[row] ?? {};
      expect(result).toEqual({ ...Object.fromEntries([...input, ...numbers]), status: 'ok', error: '' });
    }
  }, 120_000);

  it('gives bad rows a status and scores the others', async () => {
    const cells = table.cells.slice(0, 8).map((row) => [...row]);
    const header = table.columns;
    cells[1] = ['aged', ...(cells[1] ?? []).slice(1)];
    const at = (row: number, name: string, text: string) => {
      const target = cells[row];
      if (target !== undefined) target[header.indexOf(name)] = text;
    };
    at(2, 'bmi', '250');
    at(3, 'age', 'forty');
    at(3, 'sex', '');
    cells[5] = (cells[5] ?? []).slice(0, 3);
    at(6, 'age', '99');
    await writeFile(join(folder, 'bad.csv'), renderCsv({ columns: header, cells }));
    const run = await score('bad.csv', 'bad.ndjson');
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('8 rows → ');
    expect(run.stdout).toContain('failed 3: see the columns status and error');
    expect(run.stdout).toContain('FIELD_ABOVE_MAXIMUM /bmi: 1');
    expect(run.stdout + run.stderr).not.toContain('forty');
    const results = await readNdjsonResults(join(folder, 'bad.ndjson'));
    expect(results.map(({ status }) => status)).toEqual([
      'ok',
      'ok',
      'RECORD_INVALID',
      'RECORD_INVALID',
      'ok',
      'TABLE_ROWS_INVALID',
      'ok',
      'ok',
    ]);
    expect(results[2]).toMatchObject({
      expected: null,
      error: 'bmi: expected a number from 10 to 80 kg/m², got "250"',
      bmi: '250',
    });
    expect(String(results[3]?.['error'])).toContain('; sex: expected one of female, male, got nothing');
    expect(String(results[5]?.['error'])).toContain('expected 7 cells, got 3');
    expect(results[6]).toMatchObject({
      age: 99,
      warnings: [
        { path: '/age', code: 'OUTSIDE_TRAINED_RANGE' },
        { path: '', code: 'RECORD_UNUSUAL' },
        { path: '', code: 'FEW_SIMILAR_RECORDS' },
      ],
    });
  }, 60_000);

  it('exits with 1 for bad rows only where --strict asks for it, and writes the results all the same', async () => {
    await writeFile(join(folder, 'one-bad.csv'), `${table.columns.join(',')}\nx,200,male,25,0,no,northeast\n`);
    const { exitCode, stderr } = await score('one-bad.csv', 'strict.csv', '--strict');
    expect({
      exitCode,
      says: stderr.includes('TABLE_ROWS_INVALID: expected every row to be scored, got 1 of 1'),
    }).toEqual({
      exitCode: 1,
      says: true,
    });
    expect(await readCsvResults(join(folder, 'strict.csv'))).toMatchObject([{ status: 'RECORD_INVALID' }]);
  }, 60_000);

  it('reads and writes CSV, NDJSON and Parquet with the same answers', async () => {
    const first = renderCsv({ columns: table.columns, cells: table.cells.slice(0, 500) });
    await writeFile(join(folder, 'small.csv'), first);
    for (const [input, out, ...words] of [
      ['small.csv', 'a.ndjson'],
      ['a.ndjson', 'b.parquet', '--prefix', 'b_'],
      ['b.parquet', 'c.csv', '--prefix', 'c_'],
      ['c.csv', 'd.ndjson', '--prefix', 'd_'],
    ] as const) {
      expect(await score(input, out, ...words)).toMatchObject({ exitCode: 0 });
    }
    const results = await readNdjsonResults(join(folder, 'd.ndjson'));
    expect(results).toHaveLength(500);
    for (const [index, row] of results.entries()) {
      for (const name of ['expected', 'typical', 'lower', 'upper']) {
        const answers = ['', 'b_', 'c_'].map((prefix) => Number(row[`${prefix}${name}`]));
        expect(answers).toEqual(Array.from({ length: 3 }, () => row[`d_${name}`]));
      }
      expect(row['note']).toBe(table.cells[index]?.[0]);
      expect(row['age']).toBe(table.records[index]?.['age']);
    }
  }, 120_000);

  it('adds contributions that sum to what is expected', async () => {
    const first = renderCsv({ columns: table.columns, cells: table.cells.slice(0, 20) });
    await writeFile(join(folder, 'few.csv'), first);
    expect(await score('few.csv', 'explained.ndjson', '--explain')).toMatchObject({ exitCode: 0 });
    for (const row of await readNdjsonResults(join(folder, 'explained.ndjson'))) {
      const shares = table.columns.slice(1).map((name) => Number(row[`contribution_${name}`]));
      const sum = shares.reduce((total, share) => total + share, Number(row['base']));
      expect(Math.abs(sum - Number(row['expected'])) / Number(row['expected'])).toBeLessThan(1e-3);
    }
  }, 60_000);
});

describe('medcast score that is killed', () => {
  const long = createScoringTable(40_000, 2);
  beforeAll(() => writeFile(join(folder, 'long.csv'), renderCsv(long)));

  it.each(['csv', 'ndjson', 'parquet'])(
    'ends with the same bytes of %s as one that is not',
    async (format) => {
      expect(await score('long.csv', `whole.${format}`)).toMatchObject({ exitCode: 0 });
      const words = ['score', '--model', 'insurance', '--in', 'long.csv', '--out', `killed.${format}`];
      const results = join(folder, `killed.${format}`);
      let kills = 0;
      // Each run is killed a little later than the one before, so that every one of them gets further.
      while (
        !existsSync(results) &&
        (await killMedcast(folder, words, { lines: 1 + kills, delayMs: (kills * 37) % 50 }))
      ) {
        kills += 1;
        expect([existsSync(`${results}.scoring`), existsSync(results)]).toContain(true);
      }
      expect(kills).toBeGreaterThanOrEqual(3);
      const whole = await readFile(join(folder, `whole.${format}`));
      expect((await readFile(results)).equals(whole)).toBe(true);
      expect(await runMedcast(folder, words)).toMatchObject({ exitCode: 0 });
      expect((await readFile(results)).equals(whole)).toBe(true);
      expect(existsSync(`${results}.scoring`)).toBe(false);
    },
    300_000,
  );

  it('goes on only with the same table, or anew with --restart', async () => {
    await copyFile(join(folder, 'long.csv'), join(folder, 'changing.csv'));
    const words = ['score', '--model', 'insurance', '--in', 'changing.csv', '--out', 'changing.ndjson'];
    expect(await killMedcast(folder, words, { lines: 2, delayMs: 0 })).toBe(true);
    const [first = [], ...rest] = long.cells;
    await writeFile(
      join(folder, 'changing.csv'),
      renderCsv({ columns: long.columns, cells: [['another note', ...first.slice(1)], ...rest] }),
    );
    const refused = await runMedcast(folder, words);
    expect({ exitCode: refused.exitCode, says: refused.stderr.includes('SCORING_RUN_DIFFERS') }).toEqual({
      exitCode: 1,
      says: true,
    });
    expect(await readdir(folder)).not.toContain('changing.ndjson');
    expect(await runMedcast(folder, [...words, '--restart'])).toMatchObject({ exitCode: 0 });
    const results = await readNdjsonResults(join(folder, 'changing.ndjson'));
    expect([results.length, results[0]?.['note']]).toEqual([long.cells.length, 'another note']);
  }, 120_000);

  it('says how many rows were done before', async () => {
    const words = ['score', '--model', 'insurance', '--in', 'long.csv', '--out', 'resumed.csv'];
    expect(await killMedcast(folder, words, { lines: 3, delayMs: 0 })).toBe(true);
    const { exitCode, stdout } = await runMedcast(folder, [...words, '--json']);
    expect(exitCode).toBe(0);
    const result: unknown = JSON.parse(stdout);
    expect(result).toMatchObject({ rows: 40_000, ok: 40_000 });
    expect(result).not.toMatchObject({ resumed: 0 });
  }, 120_000);
});

describe('medcast score that was called wrongly', () => {
  it.each([
    ['no model', ['--in', 'table.csv', '--out', 'x.csv'], 2, 'expected --model NAME'],
    ['no input', ['--model', 'insurance', '--out', 'x.csv'], 2, 'expected --in'],
    ['no output', ['--model', 'insurance', '--in', 'table.csv'], 2, "'--out <place>' not specified"],
    ['an output of no known format', ['--model', 'insurance', '--in', 'table.csv', '--out', 'x.xlsx'], 2, '.parquet'],
    [
      'a version and a channel',
      ['--model', 'insurance', '--version', '1', '--channel', 'c', '--in', 'table.csv', '--out', 'x.csv'],
      2,
      'got both',
    ],
    [
      'a version that is no number',
      ['--model', 'insurance', '--version', 'one', '--in', 'table.csv', '--out', 'x.csv'],
      2,
      'whole number',
    ],
    ['an unknown model', ['--model', 'wine', '--in', 'table.csv', '--out', 'x.csv'], 1, 'CHANNEL_NOT_FOUND'],
    [
      'an unknown version',
      ['--model', 'insurance', '--version', '999', '--in', 'table.csv', '--out', 'x.csv'],
      1,
      'BUNDLE_NOT_FOUND',
    ],
    [
      'a table that is not there',
      ['--model', 'insurance', '--in', 'no.csv', '--out', 'x.csv'],
      1,
      'TABLE_NOT_READABLE',
    ],
    [
      'shards of one file',
      ['--model', 'insurance', '--in', 'table.csv', '--out', 'x', '--shard', '0', '--of', '2'],
      2,
      'folder or bucket of parts',
    ],
    [
      'a shard beyond the last',
      ['--model', 'insurance', '--in', '.', '--out', 'x', '--shard', '2', '--of', '2'],
      2,
      'from 0 to 1',
    ],
    [
      'a place of no known kind',
      ['--model', 'insurance', '--in', 'ftp://host/x', '--out', 'x'],
      1,
      'TABLE_STORE_UNSUPPORTED',
    ],
    [
      'a table without columns that the model needs',
      ['--model', 'insurance', '--in', 'columns.csv', '--out', 'x.csv'],
      1,
      'got none for sex, bmi',
    ],
    [
      'a table with a column of the results',
      ['--model', 'insurance', '--in', 'taken.csv', '--out', 'x.csv'],
      1,
      '--prefix TEXT',
    ],
    [
      'an output in a folder that is a file',
      ['--model', 'insurance', '--in', 'table.csv', '--out', 'table.csv/x.csv'],
      1,
      'OUTPUT_NOT_WRITABLE',
    ],
  ])('refuses %s', async (_what, words, exitCode, part) => {
    await writeFile(join(folder, 'columns.csv'), 'age,children,smoker,region\n1,2,no,northeast\n');
    await writeFile(
      join(folder, 'taken.csv'),
      'expected,age,sex,bmi,children,smoker,region\n1,40,male,25,0,no,northeast\n',
    );
    const run = await runMedcast(folder, ['score', ...words]);
    expect({ exitCode: run.exitCode, says: run.stderr.includes(part), stderr: run.stderr }).toEqual({
      exitCode,
      says: true,
      stderr: run.stderr,
    });
    expect((await readdir(folder)).filter((name) => name === 'x' || name.startsWith('x.'))).toEqual([]);
  });
});
