import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readLabelledTable } from '../../table/read-labelled-table';
import { problemOf } from '../../testing/problem-of';
import { loadTask } from '../load-task';
import { makeTask, type Wish } from './testing/make-task';
import { csvOf } from './testing/tables';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'new-task-'));
});
afterEach(() => rm(folder, { recursive: true }));

const make = (bytes: string | Uint8Array, wish?: Wish) => makeTask(folder, bytes, wish);

/** The whole of what `medcast train` reads of the task and of its table. */
async function readBack(bytes: string | Uint8Array) {
  const task = await loadTask(folder, 'made-up');
  return readLabelledTable(Buffer.from(bytes), task.schema, task.data);
}

const xs = (rows: number, y: (row: number) => unknown) => csvOf('x,y', rows, (random, row) => [random.share(), y(row)]);

describe('newTask', () => {
  it('declares a field of each kind, which training reads back', async () => {
    const table = csvOf('id,age,bmi,smoker,vip,seen,y', 200, (random, row) => [
      row + 1,
      random.whole(18, 64),
      (16 + 30 * random.share()).toFixed(1),
      random.oneOf('no', 'no', 'yes'),
      random.oneOf('True', 'False', 'False'),
      `2023-${String(random.whole(1, 12)).padStart(2, '0')}-01`,
      (1000 * random.share()).toFixed(6),
    ]);
    const { schema, ignored, target, columns } = await make(table);
    expect(ignored).toEqual([{ column: 'id', reason: 'an identifier: whole numbers that count the rows' }]);
    expect(target).toMatchObject({ kind: 'regression', because: 'its values are 200 different numbers' });
    expect(schema.fields).toEqual([
      {
        kind: 'integer',
        name: 'age',
        missing: 'refuse',
        label: 'Age',
        minimum: 0,
        maximum: 110,
        step: 1,
        example: expect.any(Number),
      },
      {
        kind: 'number',
        name: 'bmi',
        missing: 'refuse',
        label: 'Bmi',
        minimum: 0,
        maximum: 80,
        step: 0.1,
        example: expect.any(Number),
      },
      {
        kind: 'category',
        name: 'smoker',
        missing: 'refuse',
        label: 'Smoker',
        categories: [
          { value: 'no', label: 'no' },
          { value: 'yes', label: 'yes' },
        ],
        example: 'no',
      },
      { kind: 'boolean', name: 'vip', missing: 'refuse', label: 'Vip', example: false },
      {
        kind: 'date',
        name: 'seen',
        missing: 'refuse',
        label: 'Seen',
        minimum: '2022-01-01',
        maximum: '2024-11-30',
        example: expect.any(String),
      },
    ]);
    expect([...columns.keys()]).toEqual([
      'age',
      'bmi',
      'smoker=yes',
      'vip',
      'seen:month',
      'seen:day-of-week',
      'seen:days-since-epoch',
    ]);
    expect((await readBack(table)).records).toHaveLength(200);
  });

  it('understands semicolons, decimal commas, a byte order mark and umlauts', async () => {
    const table = `\uFEFF${csvOf('Fläche m²;Ort;y', 60, (random) => [
      (100 * random.share() + 1).toFixed(2).replace('.', ','),
      random.oneOf('Köln', 'Zürich'),
      (2000 * random.share()).toFixed(2).replace('.', ','),
    ])}`;
    const { fields, task } = await make(table);
    expect(task.data.format).toMatchObject({ delimiter: ';', decimal: ',' });
    expect(fields.get('Fläche m²')).toMatchObject({ kind: 'number', step: 0.01 });
    expect((await readBack(table)).targets).toHaveLength(60);
  });

  it('understands quoted line ends, quotes and commas', async () => {
    const table = csvOf('colour,size,y', 60, (random) => [
      random.oneOf('"blue\nsky"', '"green, ""dark"""', 'red'),
      random.share(),
      random.oneOf('high', 'low'),
    ]);
    const { fields, target } = await make(table);
    expect(fields.get('colour')).toMatchObject({
      categories: [{ value: 'blue\nsky' }, { value: 'green, "dark"' }, { value: 'red' }],
    });
    expect(target.kind).toBe('classification');
    expect((await readBack(table)).records).toHaveLength(60);
  });

  it('allows a missing value where one occurred, in any spelling, and tells features of it', async () => {
    const table = csvOf('temperature,group,seen,flag,y', 300, (random) => [
      random.share() < 0.6 ? random.oneOf('', 'NA', '?') : (30 + 5 * random.share()).toFixed(1),
      random.share() < 0.6 ? 'N/A' : random.oneOf('a', 'b'),
      random.share() < 0.6 ? '-' : `2020-01-${random.whole(10, 28)}`,
      random.share() < 0.6 ? 'null' : random.oneOf('true', 'false'),
      random.share(),
    ]);
    const { fields, columns } = await make(table);
    expect([...fields.values()].map((field) => field.missing)).toEqual(['allow', 'allow', 'allow', 'allow']);
    expect([...columns.keys()]).toEqual([
      'temperature',
      'temperature:missing',
      'group=b',
      'group:missing',
      'seen:month',
      'seen:day-of-week',
      'seen:days-since-epoch',
      'seen:missing',
      'flag',
      'flag:missing',
    ]);
    expect(columns.get('temperature')).toEqual({ op: 'field', field: 'temperature', whenMissing: expect.any(Number) });
    const { records } = await readBack(table);
    expect(records.filter((record) => record['temperature'] === null).length).toBeGreaterThan(100);
  });

  it('lists the 200 most frequent of many categories and leaves the list open', async () => {
    const table = csvOf('city,y', 3000, (random) => [`City ${Math.floor(random.share() ** 2 * 300)}`, random.share()]);
    const { fields, task, columns } = await make(table);
    const city = fields.get('city');
    expect(city).toMatchObject({ kind: 'category', open: true, example: 'City 0' });
    expect(city?.kind === 'category' && city.categories.length).toBe(200);
    expect(columns.get('city:position')).toMatchObject({ op: 'ordinal', field: 'city' });
    expect(task.document['candidates']).toContainEqual(
      expect.objectContaining({ name: 'linear', parameters: { targetEncoded: ['city:position'] } }),
    );
    expect((await readBack(table)).records).toHaveLength(3000);
  });

  it('keeps up to fifty categories closed, and makes one column of more than twelve', async () => {
    const table = csvOf('few,some,y', 2000, (random) =>
      [random.whole(1, 12), random.whole(1, 50), random.share()].map((cell, column) =>
        column < 2 ? `c${cell}` : cell,
      ),
    );
    const { fields, columns } = await make(table);
    expect(fields.get('some')).not.toHaveProperty('open');
    expect([...columns.keys()].filter((name) => name.startsWith('few'))).toHaveLength(11);
    expect([...columns.keys()].filter((name) => name.startsWith('some'))).toEqual(['some:position']);
  });

  it('leaves out what nothing can be learned from, and says why', async () => {
    const table = csvOf('row,uuid,customer_id,same,void,note,date,copy,leak,constructor,x,y', 100, (random, row) => {
      const x = random.share();
      const y = random.whole(0, 500);
      return [
        row,
        `u${row}x`,
        1000 + 7 * row,
        'a',
        '',
        `Lorem ipsum ${'dolor '.repeat(10)}${row % 3}`,
        `${1 + (row % 28)}.02.2023`,
        x,
        y,
        row % 9,
        x,
        y,
      ];
    });
    const { ignored, fields } = await make(table);
    expect([...fields.keys()]).toEqual(['copy']);
    expect(ignored).toEqual([
      { column: 'row', reason: 'an identifier: whole numbers that count the rows' },
      { column: 'uuid', reason: 'an identifier or a name: every value occurs once' },
      { column: 'customer_id', reason: 'an identifier by its name: every value occurs once' },
      { column: 'same', reason: 'the same value in every row' },
      { column: 'void', reason: 'no value in any row' },
      { column: 'note', reason: 'free text' },
      { column: 'date', reason: 'dates that are not written as YYYY-MM-DD; write them so to use them' },
      { column: 'leak', reason: 'the same as y, which it would give away' },
      { column: 'constructor', reason: 'a name that no field may have' },
      { column: 'x', reason: 'the same as copy in every row' },
    ]);
    expect((await readBack(table)).records).toHaveLength(100);
  });

  it('keeps leading zeros: such numbers are names', async () => {
    const table = csvOf('zip,y', 300, (random) => [`0${random.whole(1000, 1020)}`, random.share()]);
    expect((await make(table)).fields.get('zip')).toMatchObject({ kind: 'category' });
  });

  it('takes logarithms of skewed quantities for linear models alone', async () => {
    const table = csvOf('income,x,y', 500, (random) => [
      (-300 * Math.log(1 - random.share())).toFixed(2),
      random.share(),
      random.share(),
    ]);
    const { task } = await make(table);
    expect(task.document['featureSets']).toEqual({ none: [], plain: ['income', 'x'], linear: ['income:log', 'x'] });
  });

  it('reads Parquet', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => row);
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: rows.map((row) => 2n ** 60n + BigInt(row)), type: 'INT64' },
          { name: 'size', data: rows.map((row) => (row % 10 === 0 ? null : row * 1.5)), type: 'DOUBLE' },
          { name: 'count', data: rows.map((row) => BigInt(row % 7)), type: 'INT64' },
          { name: 'seen', data: rows.map((row) => new Date(Date.UTC(2023, 0, row + 1))), type: 'TIMESTAMP' },
          { name: 'y', data: rows.map((row) => row % 2 === 0), type: 'BOOLEAN' },
        ],
      }),
    );
    const { schema, target, ignored } = await make(bytes);
    expect(schema.fields.map(({ name, kind, missing }) => [name, kind, missing])).toEqual([
      ['size', 'number', 'allow'],
      ['count', 'integer', 'refuse'],
      ['seen', 'date', 'refuse'],
    ]);
    expect(ignored.map(({ column }) => column)).toEqual(['id']);
    expect(target).toMatchObject({
      kind: 'classification',
      field: { categories: [{ value: 'false' }, { value: 'true' }] },
    });
    expect((await readBack(bytes)).targets).toHaveLength(60);
  });

  it.each([
    ['texts', (row: number) => ['p', 'q'][row % 2], 'classification', 'its values are texts', undefined],
    [
      'ten whole numbers',
      (row: number) => row % 10,
      'classification',
      'its values are 10 different whole numbers',
      'regression',
    ],
    [
      'eleven whole numbers',
      (row: number) => row % 11,
      'regression',
      'its values are 11 different whole numbers',
      'classification',
    ],
    [
      'two numbers with decimals',
      (row: number) => (row % 2) + 0.5,
      'regression',
      'its values are 2 different numbers',
      'classification',
    ],
  ])('tells what %s as target are', async (_what, target, kind, because, other) => {
    const table = csvOf('x,y', 120, (random, row) => [random.share(), target(row)]);
    expect((await make(table)).target).toMatchObject({ kind, because, other });
  });

  it('orders labels that are numbers by number, and obeys --kind', async () => {
    const table = csvOf('x,y', 120, (random, row) => [random.share(), row % 12]);
    const labels = (await make(table, { kind: 'classification' })).target.field;
    expect(labels.kind === 'category' && labels.categories.map(({ value }) => value).slice(0, 4)).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
  });

  it('accepts twenty rows', async () => {
    const table = csvOf('x,y', 20, (random, row) => [random.share(), row % 2 === 0 ? 'p' : 'q']);
    expect((await make(table)).rows).toBe(20);
  });

  it('replaces a task only when told to, and writes nothing in a dry run', async () => {
    const table = xs(30, (row) => row);
    await make(table, { dryRun: true });
    await expect(readFile(join(folder, 'made-up/task.json'))).rejects.toThrow('ENOENT');
    await make(table);
    expect((await problemOf(() => make(table))).code).toBe('TASK_EXISTS');
    await make(table, { replace: true, title: 'Another' });
    expect((await loadTask(folder, 'made-up')).title).toBe('Another');
  });

  it('writes the same bytes for the same table', async () => {
    const table = xs(200, (row) => row);
    await make(table);
    const first = await readFile(join(folder, 'made-up/task.json'), 'utf8');
    await make(table, { replace: true });
    expect(await readFile(join(folder, 'made-up/task.json'), 'utf8')).toBe(first);
    expect(first).not.toContain(folder);
  });
});
