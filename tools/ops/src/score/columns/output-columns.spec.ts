import { patientSchema } from '@medcast/patient-schema';
import type { RecordSchema } from '@medcast/record-schema';
import { patient } from '../../testing/patients';
import { problemOf } from '../../testing/problem-of';
import type { RowOutcome, ScoredRow } from '../rows/scored-row';
import { toOutputColumns } from './output-columns';

const options = { schema: patientSchema, explain: false, prefix: '' };
const flower: RecordSchema = {
  ...patientSchema,
  target: {
    name: 'species',
    label: 'Species',
    missing: 'refuse',
    kind: 'category',
    categories: ['setosa', 'virginica'].map((value) => ({ value, label: value })),
    example: 'setosa',
  },
};
const prediction: RowOutcome = {
  ok: true,
  record: patient({ age: 40, smoker: 'no' }),
  estimate: { expected: 2, typical: 1.5, interval: { lower: 1, upper: 3, level: 0.95 }, unit: 'USD' },
  warnings: [
    { path: '/age', code: 'OUTSIDE_TRAINED_RANGE', message: 'too old' },
    { path: '', code: 'RECORD_UNUSUAL', message: 'unlike any' },
  ],
};

const jsonOf = (names: readonly string[], row: ScoredRow, change = {}) =>
  Object.fromEntries(
    toOutputColumns(names, { ...options, ...change }).map(({ name, valueOf }) => [name, valueOf(row)]),
  );
const textOf = (names: readonly string[], row: ScoredRow, change = {}) =>
  Object.fromEntries(
    toOutputColumns(names, { ...options, ...change }).map((column) => [column.name, column.textOf(row)]),
  );

describe('toOutputColumns', () => {
  it('puts the columns of the input in front, as texts the way they came', () => {
    const row = { cells: ['7', ' 40', 'NO'], outcome: prediction };
    expect(Object.entries(textOf(['id', 'age', 'smoker'], row))).toEqual([
      ['id', '7'],
      ['age', ' 40'],
      ['smoker', 'NO'],
      ['expected', '2'],
      ['typical', '1.5'],
      ['lower', '1'],
      ['upper', '3'],
      ['warnings', 'OUTSIDE_TRAINED_RANGE /age; RECORD_UNUSUAL'],
      ['status', 'ok'],
      ['error', ''],
    ]);
  });

  it('has the numbers of the schema as numbers in JSON, and warnings whole', () => {
    const row = { cells: ['7', ' 40', 'NO'], outcome: prediction };
    expect(jsonOf(['id', 'age', 'smoker'], row)).toEqual({
      id: '7',
      age: 40,
      smoker: 'NO',
      expected: 2,
      typical: 1.5,
      lower: 1,
      upper: 3,
      warnings: prediction.warnings,
      status: 'ok',
      error: '',
    });
  });

  it('keeps what a row that failed held, and says why it did', () => {
    const row: ScoredRow = { cells: ['forty'], outcome: { ok: false, code: 'RECORD_INVALID', message: 'no number' } };
    expect(jsonOf(['age'], row)).toMatchObject({
      age: 'forty',
      expected: null,
      status: 'RECORD_INVALID',
      error: 'no number',
    });
    expect(textOf(['age'], row)).toMatchObject({ age: 'forty', expected: '', warnings: '', status: 'RECORD_INVALID' });
  });

  it.each<[string, unknown, unknown, string]>([
    ['a whole number that JSON can say', 12n, 12, '12'],
    ['a whole number beyond it', 2n ** 60n, '1152921504606846976', '1152921504606846976'],
    ['a time', new Date(0), '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    ['a time that no calendar has', new Date(NaN), null, ''],
    ['an object', { a: [1] }, { a: [1] }, '{"a":[1]}'],
    ['nothing', null, null, ''],
    ['no cell at all', undefined, null, ''],
    ['not a number', NaN, null, 'NaN'],
    ['a boolean', false, false, 'false'],
  ])('passes %s through', (_what, cell, json, text) => {
    const row = { cells: [cell], outcome: prediction };
    expect([jsonOf(['extra'], row)['extra'], textOf(['extra'], row)['extra']]).toEqual([json, text]);
  });

  it('has a probability for each label and the set of a classification', () => {
    const estimate = {
      label: 'setosa',
      probabilities: { setosa: 0.9, virginica: 0.1 },
      set: { labels: ['setosa', 'virginica'], level: 0.95 },
    };
    const row: ScoredRow = { cells: [], outcome: { ok: true, record: patient(), estimate, warnings: [] } };
    expect(jsonOf([], row, { schema: flower })).toEqual({
      label: 'setosa',
      set: ['setosa', 'virginica'],
      probability_setosa: 0.9,
      probability_virginica: 0.1,
      warnings: [],
      status: 'ok',
      error: '',
    });
    expect(textOf([], row, { schema: flower })).toMatchObject({ set: 'setosa; virginica' });
  });

  it('adds the contributions of all fields where asked for', () => {
    const contributions = patientSchema.fields.map(({ name: field }, index) => ({
      field,
      value: null,
      contribution: index,
    }));
    const row: ScoredRow = { cells: [], outcome: { ...prediction, explanation: { base: 100, contributions } } };
    expect(jsonOf([], row, { explain: true })).toMatchObject({
      base: 100,
      contribution_age: 0,
      contribution_region: 5,
    });
  });

  it('refuses a column that has the name of one that is added, and takes a prefix for those', async () => {
    const problem = await problemOf(() => toOutputColumns(['age', 'expected', 'status'], options));
    expect([problem.code, problem.detail]).toEqual([
      'TABLE_COLUMNS_WRONG',
      expect.stringContaining('got expected, status;'),
    ]);
    const names = toOutputColumns(['age', 'expected'], { ...options, prefix: 'p_' }).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['age', 'expected', 'p_expected']);
  });
});
