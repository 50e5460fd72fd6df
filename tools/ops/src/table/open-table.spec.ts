import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { problemOf } from '../testing/problem-of';
import { openRows } from './open-rows';
import { rowsOf } from './testing/rows-of';

describe('openTable, of CSV', () => {
  it.each([
    ['commas', 'a,b\n1,x\n', [['1', 'x']], ',', '.'],
    ['semicolons and decimal commas', 'a;b\n3,14;x\n0,5;y\n', [['3.14', 'x'], ['0.5', 'y']], ';', ','], // prettier-ignore
    ['semicolons and decimal points', 'a;b\n3.14;x\n', [['3.14', 'x']], ';', '.'],
    ['tabs', 'a\tb\n1\tx\n', [['1', 'x']], '\t', '.'],
    ['bars', 'a|b\n1|x\n', [['1', 'x']], '|', '.'],
    ['a byte order mark and Windows line ends', '\uFEFFa,b\r\n1,x\r\n', [['1', 'x']], ',', '.'],
    ['quoted line ends, quotes and delimiters', 'a,b\n"1\n2","x, ""y"""\n', [['1\n2', 'x, "y"']], ',', '.'],
    ['a single column', 'a\n1\n', [['1']], ',', '.'],
    ['whole thousands in a table of semicolons', 'a;b\n1,234;5,678\n', [['1,234', '5,678']], ';', '.'],
    ['thousands beside decimal commas', 'a;b\n1.234,5;0,5\n', [['1,234.5', '0.5']], ';', ','],
  ])('reads %s', async (_what, text, cells, delimiter, decimal) => {
    const table = await rowsOf(text);
    expect(table.cells).toEqual(cells);
    expect(table.format).toMatchObject({ delimiter, decimal });
  });

  it.each(['', ' ', 'NA', 'n/a', 'NaN', 'null', 'NULL', '?', '-', ' - '])(
    'takes %j for a missing value',
    async (text) => {
      expect((await rowsOf(`a,b\n${text},x\n`)).cells).toEqual([[undefined, 'x']]);
    },
  );

  it('takes only the spellings of the format given', async () => {
    const format = { delimiter: ';', decimal: '.', missing: ['none'] } as const;
    expect((await rowsOf('a;b\nNone;-\n', format)).cells).toEqual([[undefined, '-']]);
  });

  it('calls a column without a name by its place', async () => {
    expect((await rowsOf('a, ,b,\n1,2,3,4\n')).columns).toEqual(['a', 'column_2', 'b', 'column_4']);
  });

  it('says at which line a row ends, and reads on behind a row that is none', async () => {
    const { rows } = await rowsOf('a,b\n"1\n",x\n2\n3,x"y"\n4,z\n');
    expect(rows.map(({ line, cells, error }) => [line, cells, error?.message])).toEqual([
      [3, ['1\n', 'x'], undefined],
      [4, [], 'expected 2 cells, got 1'],
      [5, [], expect.stringContaining('expected CSV, got something else: Invalid Opening Quote')],
      [6, ['4', 'z'], undefined],
    ]);
  });

  it.each([
    ['a name twice', 'a,b,a\n1,2,3\n', 'TABLE_COLUMNS_WRONG', '"a" (columns 1 and 3)'],
    ['an empty file', '', 'TABLE_EMPTY', 'got an empty file'],
    ['a quote that is not closed', 'a,b\n"1,2\n3,4\n', 'TABLE_NOT_READABLE', 'Quote Not Closed'],
    ['text behind a closing quote', 'a,b\n"1"2,3\n4,5\n', 'TABLE_NOT_READABLE', 'Invalid Closing Quote'],
    ['UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 'TABLE_NOT_READABLE', 'iconv -f UTF-16'],
    ['Latin-1', Buffer.from('a,b\nK\u00f6ln,2\n', 'latin1'), 'TABLE_NOT_READABLE', 'iconv -f ISO-8859-1'],
    ['a binary file', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'TABLE_NOT_READABLE', 'a binary file'],
  ])('refuses %s', async (_what, bytes, code, part) => {
    const problem = await problemOf(() => rowsOf(bytes));
    expect({ code: problem.code, says: problem.detail.includes(part) }).toEqual({ code, says: true });
  });

  it('says how much of it was read', async () => {
    const table = await rowsOf('a,b\n1,2\n');
    expect(table.progress()).toBe(1);
  });
});

describe('openTable, of NDJSON', () => {
  it('takes the keys of all lines for columns and absent keys for missing values', async () => {
    const table = await rowsOf('{"a": 1, "b": "x"}\n\n{"a": null, "c": true}\n{"b": "NA", "c": [1]}\n');
    expect(table).toMatchObject({ kind: 'ndjson', columns: ['a', 'b', 'c'] });
    expect(table.rows.map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['1', 'x', undefined]],
      [3, [undefined, undefined, 'true']],
      [4, [undefined, undefined, '[1]']],
    ]);
  });

  it('names a line that is no object and reads on', async () => {
    const { rows } = await rowsOf('{"a": 1}\n[2]\n{"a": \n{"a": 4}\n');
    expect(rows.map(({ line, error }) => [line, error?.message])).toEqual([
      [1, undefined],
      [2, 'expected a JSON object, got something else'],
      [3, 'expected a JSON object, got something else'],
      [4, undefined],
    ]);
  });
});

describe('openTable, of Parquet', () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      rowGroupSize: 2,
      columnData: [
        { name: 'count', data: [1, null, 3], type: 'INT32' },
        { name: 'id', data: [1n, 2n ** 60n, 3n], type: 'INT64' },
        { name: 'size', data: [1.5, NaN, 1e-7], type: 'DOUBLE' },
        { name: 'name', data: ['x', 'NA', 'ö'], type: 'STRING' },
        { name: 'flag', data: [true, false, true], type: 'BOOLEAN' },
        { name: 'seen', data: [new Date('2024-02-29T23:00:00Z'), null, new Date('1999-01-01')], type: 'TIMESTAMP' },
      ],
    }),
  );

  it('reads values of every kind as texts, row group after row group', async () => {
    const table = await rowsOf(bytes);
    expect(table).toMatchObject({ kind: 'parquet', columns: ['count', 'id', 'size', 'name', 'flag', 'seen'] });
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '1', '1', '1.5', 'x', 'true', '2024-02-29'],
      [2, undefined, String(2n ** 60n), undefined, undefined, 'false', undefined],
      [3, '3', '3', '1e-7', 'ö', 'true', '1999-01-01'],
    ]);
    expect(table.progress()).toBe(1);
  });

  it('keeps the values themselves beside their texts', async () => {
    expect((await rowsOf(bytes)).rows[1]?.raw[1]).toBe(2n ** 60n);
  });

  it('refuses a file that breaks off', async () => {
    expect((await problemOf(() => rowsOf(bytes.subarray(0, 200)))).code).toBe('TABLE_NOT_READABLE');
  });
});

describe('openRows', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-rows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('streams a file by column name', async () => {
    const path = join(folder, 'many.csv');
    const lines = Array.from({ length: 50_000 }, (_, row) => `${row};${row / 4}`.replace('.', ','));
    await writeFile(path, ['row;quarter', ...lines, ''].join('\n'));
    const seen: unknown[] = [];
    for await (const { line, texts } of openRows(path)) seen.push([line, texts['row'], texts['quarter']]);
    expect(seen).toHaveLength(50_000);
    expect([seen[0], seen[49_999]]).toEqual([
      [2, '0', '0'],
      [50_001, '49999', '12499.75'],
    ]);
  });

  it('refuses a file that is not there', async () => {
    const problem = await problemOf(() => openRows(join(folder, 'none.csv')).next());
    expect(problem).toMatchObject({ code: 'TABLE_NOT_READABLE', detail: expect.stringContaining('got ENOENT') });
  });
});
