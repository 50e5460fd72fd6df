import { isRegressionEstimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { tableFromIPC, tableToIPC, vectorFromArray, Table } from 'apache-arrow';
import fc from 'fast-check';
import { createEstimator } from '../create-estimator';
import type { Estimator, EstimatorParts } from '../estimator';
import { anyPatient } from '../testing/any-patient';
import { answerTexts, type AskOptions } from '../testing/answer-texts';
import { classificationParts, regressionParts, toPatient } from '../testing/sample-parts';
import { toWideModel, wave } from '../testing/wide-parts';
import { type BulkModel, createBulkModel } from './bulk-model';

const patient = { age: 52, bmi: 33.1, smoker: 'yes', note: 'none', insured: true, income: 1.5 };
const header = Object.keys(patient).join(',');

const tasks = {
  regression: { parts: regressionParts },
  classification: { parts: classificationParts },
} as const;
type Task = keyof typeof tasks;

let models: Record<Task, BulkModel>;
let estimators: Record<Task, Estimator>;

beforeAll(async () => {
  const make = async <Made>(create: (parts: EstimatorParts) => Promise<Made>): Promise<Record<Task, Made>> => ({
    regression: await create(tasks.regression.parts),
    classification: await create(tasks.classification.parts),
  });
  models = await make(createBulkModel);
  estimators = await make(createEstimator);
});

afterAll(async () => {
  for (const task of ['regression', 'classification'] as const) {
    await models[task].close();
    await estimators[task].close();
  }
});

/** The answer to a text that comes in pieces of so many bytes. */
function ask(body: string | Uint8Array, options: Partial<AskOptions> = {}): Promise<string> {
  return answerTexts(body, { model: models.regression, input: 'json', ...options });
}

function linesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'none';
}

const csvOf = (records: readonly object[]): string =>
  [
    header,
    ...records.map((record) =>
      Object.values(record)
        .map((value) => value ?? '')
        .join(','),
    ),
  ].join('\n');

describe('answerBulk', () => {
  it.each(['regression', 'classification'] as const)(
    'answers each record of a %s, bit for bit, as it is answered alone, in any format and in any pieces',
    async (task) => {
      const batches = fc.tuple(
        fc.array(anyPatient, { minLength: 1, maxLength: 150 }),
        fc.integer({ min: 1, max: 9999 }),
      );
      await fc.assert(
        fc.asyncProperty(batches, async ([records, pieceBytes]) => {
          const estimates = await Promise.all(records.map((record) => estimators[task].estimate(record)));
          const rows = estimates.map((estimate, row) => ({ row, status: 'ok', estimate, warnings: [] }));
          const options = { model: models[task], pieceBytes };
          const lines = records.map((record) => JSON.stringify(record));
          expect(JSON.parse(await ask(JSON.stringify(records), options))).toEqual(rows);
          expect(linesOf(await ask(lines.join('\n'), { ...options, input: 'ndjson' }))).toEqual(rows);
          expect(linesOf(await ask(csvOf(records), { ...options, input: 'csv', output: 'ndjson' }))).toEqual(rows);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('answers more rows than a chunk has, in their order, and as alone', async () => {
    const records = Array.from({ length: 2500 }, (_, index) =>
      toPatient({ age: index % 90, bmi: 20 + (index % 317) / 10 }),
    );
    const rows = linesOf(await ask(records.map((record) => JSON.stringify(record)).join('\n'), { input: 'ndjson' }));
    expect(rows.map(({ row }) => row)).toEqual(records.map((_, index) => index));
    for (const index of [0, 63, 64, 1023, 1024, 2047, 2499]) {
      const record = records[index] ?? toPatient();
      expect(rows[index]?.['estimate']).toEqual(await estimators.regression.estimate(record));
    }
  });

  it('answers a model of many fields as alone, in runs of whatever length gives the same bits', async () => {
    const weights = { p: wave(40, 1), q: wave(40, 2), r: wave(40, 3) };
    const { parts, toRecord } = toWideModel(weights, [wave(40, 4), wave(40, 5)]);
    const model = await createBulkModel(parts);
    const estimator = await createEstimator(parts);
    const records = Array.from({ length: 1300 }, (_, index) => toRecord(wave(40, index)));
    const rows = JSON.parse(await ask(JSON.stringify(records), { model })) as { estimate: unknown }[];
    const alone = await Promise.all(records.slice(0, 300).map((record) => estimator.estimate(record)));
    expect(rows.slice(0, 300).map(({ estimate }) => estimate)).toEqual(alone);
    await model.close();
    await estimator.close();
  });

  it('puts a status to bad rows, which stop no others', async () => {
    const lines = [patient, { ...patient, age: 'x' }, { ...patient, unknown: 1 }, 'oops', [1], patient];
    const body = lines.map((line) => (line === 'oops' ? '{oops' : JSON.stringify(line))).join('\n');
    const rows = linesOf(await ask(body, { input: 'ndjson' }));
    expect(rows.map(({ status }) => status)).toEqual([
      'ok',
      'RECORD_INVALID',
      'RECORD_INVALID',
      'JSON_MALFORMED',
      'RECORD_INVALID',
      'ok',
    ]);
    expect(rows[1]).toEqual({
      row: 1,
      status: 'RECORD_INVALID',
      errors: [
        expect.objectContaining({ path: '/age', code: 'FIELD_TYPE', message: 'age: expected a whole number, got "x"' }),
      ],
    });
  });

  it('adds results to the cells of CSV as they came, an id among them', async () => {
    const body = `id,${header}\r\n"a ""b""",52,33.1,yes,none,true,1.5\r\n2,52,33.1,YES,none,1,\r\n\r\n3,52\r\n`;
    const { expected, typical, interval } = await regressionOf(toPatient(patient));
    const missing = await regressionOf(toPatient({ ...patient, income: null }));
    const numbers = [expected, typical, interval.lower, interval.upper].join(',');
    const others = [missing.expected, missing.typical, missing.interval.lower, missing.interval.upper].join(',');
    expect(await ask(body, { input: 'csv' })).toBe(
      [
        `id,${header},expected,typical,lower,upper,warnings,status,error`,
        `"a ""b""",52,33.1,yes,none,true,1.5,${numbers},,ok,`,
        `2,52,33.1,YES,none,1,,${others},,ok,`,
        '3,52,,,,,,,,,,,TABLE_ROWS_INVALID,"expected 7 cells, as the first row has, got 2"',
        '',
      ].join('\n'),
    );
  });

  async function regressionOf(record: ReturnType<typeof toPatient>) {
    const estimate = await estimators.regression.estimate(record);
    if (!isRegressionEstimate(estimate)) throw new Error('expected a regression');
    return estimate;
  }

  it.each([
    [';', `${header.replaceAll(',', ';')}\n52;33.1;yes;none;true;1.5`],
    ['\t', `${header.replaceAll(',', '\t')}\n52\t33.1\tyes\tnone\ttrue\t1.5`],
  ])('finds out that cells are delimited by %j, and delimits by it', async (delimiter, body) => {
    const [first, second] = (await ask(body, { input: 'csv' })).split('\n');
    expect(first?.split(delimiter)).toHaveLength(13);
    expect(second).toContain(`1.5${delimiter}`);
  });

  it('leaves out a byte order mark', async () => {
    expect(linesOf(await ask(`\uFEFF${JSON.stringify(patient)}`, { input: 'ndjson', pieceBytes: 1 }))).toMatchObject([
      { status: 'ok' },
    ]);
  });

  it('answers classifications as CSV with a probability for each label', async () => {
    const body = JSON.stringify([patient, {}]);
    const lines = (await ask(body, { model: models.classification, output: 'csv' })).split('\n');
    const names = 'row,label,set,probability_low,probability_middle,probability_high,warnings,status,error';
    expect(lines[0]).toBe(names);
    const estimate = await estimators.classification.estimate(toPatient(patient));
    if (isRegressionEstimate(estimate)) throw new Error('expected a classification');
    const { label, set, probabilities } = estimate;
    expect(lines[1]).toBe(`0,${label},${set.labels.join('; ')},${Object.values(probabilities).join(',')},,ok,`);
    expect(lines[2]).toMatch(/^1,,,,,,,RECORD_INVALID,"age: expected/);
  });
});

describe('answerBulk of a body that is wrong', () => {
  it.each([
    ['no JSON', 'oops', 'JSON_MALFORMED'],
    ['an object', '{}', 'JSON_MALFORMED'],
    ['nothing', '', 'JSON_MALFORMED'],
    ['half a record', '[{"age":', 'JSON_MALFORMED'],
    ['an array without an end', '[', 'JSON_MALFORMED'],
    ['a comma too many', '[,]', 'JSON_MALFORMED'],
    ['a row that is too long', `[{"age":"${'x'.repeat(1_100_000)}"}]`, 'BODY_TOO_LARGE'],
  ])('refuses, as JSON, %s', async (_what, body, code) => {
    expect(await codeOf(ask(body))).toBe(code);
  });

  it.each([
    ['nothing', '', 'TABLE_COLUMNS_WRONG'],
    ['a table without names', '52,33.1,yes,none,true,1.5', 'TABLE_COLUMNS_WRONG'],
    ['a column twice', `age,${header}\n`, 'TABLE_COLUMNS_WRONG'],
    ['a column of results', `lower,${header}\n`, 'TABLE_COLUMNS_WRONG'],
    ['a first row that is too long', 'x'.repeat(1_100_000), 'BODY_TOO_LARGE'],
  ])('refuses, as CSV, %s', async (_what, body, code) => {
    expect(await codeOf(ask(body, { input: 'csv' }))).toBe(code);
  });

  it('answers nothing with nothing', async () => {
    expect(JSON.parse(await ask(' [ ] \n'))).toEqual([]);
    expect(await ask('\n\n', { input: 'ndjson' })).toBe('');
    expect(await ask(`${header}\n`, { input: 'csv' })).toBe(
      `${header},expected,typical,lower,upper,warnings,status,error\n`,
    );
  });

  it.each([
    ['something else', `[${JSON.stringify(patient)},{"age":}, 1]`, 'expected a record, got something that is no JSON'],
    ['no comma', `[${JSON.stringify(patient)} {}]`, 'expected "," or "]", got something else'],
    ['the end', `[${JSON.stringify(patient)},`, 'expected a record, got the end of the body'],
    ['more than the array', `[${JSON.stringify(patient)}] x`, 'expected nothing behind the "]" of the array, got'],
  ])('ends the answer with a row that says so where, behind a record, comes %s', async (_what, body, why) => {
    const [first, last, ...more] = JSON.parse(await ask(body, { pieceBytes: 7 }));
    expect([first.status, last.row, last.status, more]).toEqual(['ok', 1, 'JSON_MALFORMED', []]);
    expect(last.errors[0].message).toContain(why);
    expect(last.errors[0].message).toContain('1 rows were answered');
  });

  it('ends the answer where a quote of CSV is not closed', async () => {
    const text = await ask(`${header}\n52,33.1,yes,none,true,1.5\n52,33.1,"yes,none,true,1.5\n`, { input: 'csv' });
    expect(text.split('\n')[2]).toMatch(/^,,,,,,,,,,,TABLE_ROWS_INVALID,"?expected whole rows/);
  });

  it('ends the answer behind as many rows as may be', async () => {
    const body = JSON.stringify([patient, patient, patient]);
    expect(JSON.parse(await ask(body, { mostRows: 3 }))).toHaveLength(3);
    const rows = JSON.parse(await ask(body, { mostRows: 2 }));
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['ok', 'ok', 'BODY_TOO_LARGE']);
  });

  it('reads what is broken without an end in time that grows with its length alone', async () => {
    const quotes = `[{"note":"${'\\"'.repeat(200_000)}`;
    expect(await codeOf(ask(quotes, { pieceBytes: 100 }))).toBe('JSON_MALFORMED');
  });
});

describe('answerBulk of Arrow', () => {
  const columns = {
    age: vectorFromArray([52, 52, 52], undefined),
    bmi: vectorFromArray([33.1, null, 33.1]),
    smoker: vectorFromArray(['yes', 'no', 'no']),
    note: vectorFromArray(['none', 'none', 'none']),
    insured: vectorFromArray([true, true, false]),
    income: vectorFromArray([1.5, 1.5, NaN]),
    other: vectorFromArray(['x', 'y', 'z']),
  };

  it('reads columns by their names, and answers as alone', async () => {
    const body = tableToIPC(new Table(columns), 'stream');
    const rows = linesOf(await ask(body, { input: 'arrow', output: 'ndjson', pieceBytes: 100 }));
    expect(rows.map(({ status }) => status)).toEqual(['ok', 'RECORD_INVALID', 'ok']);
    expect(rows[0]?.['estimate']).toEqual(await estimators.regression.estimate(toPatient(patient)));
    const third = toPatient({ ...patient, smoker: 'no', insured: false, income: null });
    expect(rows[2]?.['estimate']).toEqual(await estimators.regression.estimate(third));
  });

  it('answers with a stream that others read, however many chunks', async () => {
    const records = Array.from({ length: 1500 }, (_, index) => ({ ...patient, age: index === 7 ? 'x' : index % 90 }));
    const bytes = await answerTexts(JSON.stringify(records), {
      ...{ model: models.regression, input: 'json', output: 'arrow', encoding: 'latin1' },
    });
    const table = tableFromIPC(Buffer.from(bytes, 'latin1'));
    expect(table.schema.names).toEqual(['row', 'expected', 'typical', 'lower', 'upper', 'warnings', 'status', 'error']);
    expect(table.numRows).toBe(1500);
    const [at7, at1499] = [7, 1499].map((index) => table.get(index)?.toJSON());
    expect(at7).toMatchObject({ row: 7, expected: null, status: 'RECORD_INVALID' });
    const estimate = await estimators.regression.estimate(toPatient({ ...patient, age: 1499 % 90 }));
    expect(at1499).toMatchObject({ row: 1499, expected: Object(estimate).expected, status: 'ok', error: '' });
  });

  it('answers a classification, and nothing, with a stream that has the columns', async () => {
    for (const records of [[], [patient]]) {
      const bytes = await answerTexts(JSON.stringify(records), {
        ...{ model: models.classification, input: 'json', output: 'arrow', encoding: 'latin1' },
      });
      const table = tableFromIPC(Buffer.from(bytes, 'latin1'));
      expect([table.numRows, table.schema.names[1]]).toEqual([records.length, 'label']);
    }
  });

  it('refuses a record batch that is too large to be held, with none of its rows read', async () => {
    const many = { age: vectorFromArray(new Float64Array(2_200_000)) };
    expect(await codeOf(ask(tableToIPC(new Table(many), 'stream'), { input: 'arrow', pieceBytes: 65_536 }))).toBe(
      'BODY_TOO_LARGE',
    );
  });

  it.each([
    ['something else', Buffer.from('oops, no table at all, but long enough'), 'TABLE_NOT_READABLE'],
    ['nothing', Buffer.from(''), 'TABLE_NOT_READABLE'],
    ['a table without a field', tableToIPC(new Table({ age: columns.age }), 'stream'), 'TABLE_COLUMNS_WRONG'],
    ['half a table', tableToIPC(new Table(columns), 'stream').subarray(0, 700), 'TABLE_NOT_READABLE'],
  ])('refuses %s', async (_what, body, code) => {
    expect(await codeOf(ask(body, { input: 'arrow' }))).toBe(code);
  });
});
