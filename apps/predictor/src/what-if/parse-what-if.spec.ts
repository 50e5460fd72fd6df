import { Problem } from '@medcast/problem';
import { compileRecordParser, type RecordSchema } from '@medcast/record-schema';
import { parseWhatIf } from './parse-what-if';

const schema: RecordSchema = {
  schemaVersion: 1,
  name: 'visit',
  title: 'Visit',
  description: 'A visit.',
  fields: [
    {
      kind: 'integer',
      name: 'age',
      label: 'Age',
      missing: 'refuse',
      example: 40,
      minimum: 0,
      maximum: 120,
      trained: { minimum: 18, maximum: 64 },
    },
    { kind: 'number', name: 'bmi', label: 'BMI', missing: 'allow', example: 27.5, minimum: 10, maximum: 80 },
    { kind: 'number', name: 'income', label: 'Income', missing: 'refuse', example: 1 },
    {
      kind: 'category',
      name: 'smoker',
      label: 'Smoker',
      missing: 'refuse',
      example: 'no',
      categories: ['no', 'yes'].map((value) => ({ value, label: value })),
    },
    { kind: 'boolean', name: 'insured', label: 'Insured', missing: 'refuse', example: true },
    {
      kind: 'date',
      name: 'seen',
      label: 'Seen',
      missing: 'refuse',
      example: '2024-01-01',
      trained: { minimum: '2024-01-01', maximum: '2024-01-05' },
    },
    { kind: 'text', name: 'note', label: 'Note', maximumLength: 20, missing: 'allow', example: 'none' },
  ],
  target: { kind: 'number', name: 'charges', label: 'Charges', unit: 'USD', missing: 'refuse', example: 100 },
};

const model = { schema, parser: compileRecordParser(schema) };
const record = { age: 40, bmi: 27.5, income: 1, smoker: 'no', insured: true, seen: '2024-01-03', note: null };

function parse(value: unknown, duplicated: readonly string[] = []) {
  return parseWhatIf({ value, duplicated }, model);
}

function valuesOf(...vary: unknown[]) {
  return parse({ record, vary }).axes.map(({ values }) => values);
}

function refusalOf(work: () => unknown): { code: string; errors: readonly [path: string, code: string][] } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, errors: error.errors.map(({ path, code }) => [path, code]) };
  }
  throw new Error('expected a refusal, got none');
}

describe('parseWhatIf', () => {
  it('varies a number over where the model has learned, else over what is accepted, at 50 points', () => {
    const [age, bmi] = [valuesOf({ field: 'age' })[0] ?? [], valuesOf({ field: 'bmi' })[0] ?? []];
    // Of 47 whole numbers each once.
    expect([age.length, age[0], age.at(-1)]).toEqual([47, 18, 64]);
    expect([bmi.length, bmi[0], bmi.at(-1)]).toEqual([50, 10, 80]);
  });

  it.each<[string, object, readonly unknown[]]>([
    ['categories all', { field: 'smoker' }, ['no', 'yes']],
    ['true and false', { field: 'insured' }, [false, true]],
    ['dates by the day', { field: 'seen' }, [1, 2, 3, 4, 5].map((day) => `2024-01-0${day}`)],
    [
      'dates of a range',
      { field: 'seen', from: '2024-01-04', to: '2024-01-06', points: 2 },
      ['2024-01-04', '2024-01-06'],
    ],
    ['a range with so many points', { field: 'bmi', from: 20, to: 30, points: 3 }, [20, 25, 30]],
    ['a range with one end', { field: 'age', from: 60, points: 2 }, [60, 64]],
    ['a single value', { field: 'bmi', from: 20, to: 20 }, [20]],
    ['values as they are given', { field: 'bmi', values: [30, null, 20, 20] }, [30, null, 20, 20]],
  ])('varies %s', (_, variation, values) => {
    expect(valuesOf(variation)).toEqual([values]);
  });

  it('composes the grid of two fields row by row, each record with its own warnings', () => {
    const vary = [{ field: 'smoker' }, { field: 'age', values: [20, 70] }];

    const { points, own } = parse({ record, vary });

    expect(points.map(({ record: point }) => [point['smoker'], point['age']])).toEqual([
      ['no', 20],
      ['no', 70],
      ['yes', 20],
      ['yes', 70],
    ]);
    expect(points.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      [],
      ['OUTSIDE_TRAINED_RANGE'],
      [],
      ['OUTSIDE_TRAINED_RANGE'],
    ]);
    expect(own.record).toEqual(record);
  });

  it.each<[string, unknown, string, readonly (readonly [string, string])[]]>([
    ['a list', [], 'WHAT_IF_INVALID', [['', 'WHAT_IF_INVALID']]],
    ['no vary', { record }, 'WHAT_IF_INVALID', [['/vary', 'WHAT_IF_INVALID']]],
    ['nothing to vary', { record, vary: [] }, 'WHAT_IF_INVALID', [['/vary', 'WHAT_IF_INVALID']]],
    [
      'three fields',
      { record, vary: [{ field: 'age' }, { field: 'smoker' }, { field: 'insured' }] },
      'WHAT_IF_INVALID',
      [['/vary', 'WHAT_IF_INVALID']],
    ],
    ['no record', { vary: [{ field: 'age' }] }, 'RECORD_INVALID', [['/record', 'RECORD_NOT_AN_OBJECT']]],
    [
      'a record with two wrong fields',
      { record: { ...record, age: 200, smoker: 'maybe' }, vary: [{ field: 'age' }] },
      'RECORD_INVALID',
      [
        ['/record/age', 'FIELD_ABOVE_MAXIMUM'],
        ['/record/smoker', 'FIELD_NOT_A_CATEGORY'],
      ],
    ],
    [
      'a wrong record and a wrong variation',
      { record: { ...record, age: 1.5 }, vary: [{ field: 'colour' }] },
      'WHAT_IF_INVALID',
      [
        ['/record/age', 'FIELD_NOT_INTEGER'],
        ['/vary/0/field', 'FIELD_UNKNOWN'],
      ],
    ],
    ['no field', { record, vary: [{}] }, 'WHAT_IF_INVALID', [['/vary/0/field', 'FIELD_UNKNOWN']]],
    ['no object', { record, vary: ['age'] }, 'WHAT_IF_INVALID', [['/vary/0', 'WHAT_IF_INVALID']]],
    [
      'the same field twice',
      { record, vary: [{ field: 'age' }, { field: 'age' }] },
      'WHAT_IF_INVALID',
      [['/vary/1/field', 'FIELD_DUPLICATED']],
    ],
    [
      'unknown names',
      { record, vary: [{ field: 'age', step: 1 }], x: 1 },
      'WHAT_IF_INVALID',
      [
        ['/x', 'WHAT_IF_INVALID'],
        ['/vary/0/step', 'WHAT_IF_INVALID'],
      ],
    ],
    [
      'an unknown name in a variation',
      { record, vary: [{ field: 'age', step: 1 }] },
      'WHAT_IF_INVALID',
      [['/vary/0/step', 'WHAT_IF_INVALID']],
    ],
    [
      'values that are not accepted',
      { record, vary: [{ field: 'age', values: [40, -1, '20', null] }] },
      'WHAT_IF_INVALID',
      [
        ['/vary/0/values/1', 'FIELD_BELOW_MINIMUM'],
        ['/vary/0/values/2', 'FIELD_TYPE'],
        ['/vary/0/values/3', 'FIELD_REQUIRED'],
      ],
    ],
    [
      'no values',
      { record, vary: [{ field: 'age', values: [] }] },
      'WHAT_IF_INVALID',
      [['/vary/0/values', 'WHAT_IF_INVALID']],
    ],
    [
      'too many values',
      { record, vary: [{ field: 'bmi', values: Array.from({ length: 201 }, () => 20) }] },
      'WHAT_IF_INVALID',
      [['/vary/0/values', 'WHAT_IF_INVALID']],
    ],
    [
      'values and a range',
      { record, vary: [{ field: 'bmi', values: [20], from: 10, points: 5 }] },
      'WHAT_IF_INVALID',
      [
        ['/vary/0/from', 'WHAT_IF_INVALID'],
        ['/vary/0/points', 'WHAT_IF_INVALID'],
      ],
    ],
    [
      'a range of categories',
      { record, vary: [{ field: 'smoker', points: 2 }] },
      'WHAT_IF_INVALID',
      [['/vary/0/points', 'WHAT_IF_INVALID']],
    ],
    [
      'ends that are not accepted',
      { record, vary: [{ field: 'age', from: 17.5, to: 121 }] },
      'WHAT_IF_INVALID',
      [
        ['/vary/0/from', 'FIELD_NOT_INTEGER'],
        ['/vary/0/to', 'FIELD_ABOVE_MAXIMUM'],
      ],
    ],
    [
      'an end below the start',
      { record, vary: [{ field: 'age', from: 65 }] },
      'WHAT_IF_INVALID',
      [['/vary/0/from', 'WHAT_IF_INVALID']],
    ],
    [
      'no range anywhere',
      { record, vary: [{ field: 'income', from: 1 }] },
      'WHAT_IF_INVALID',
      [['/vary/0/to', 'WHAT_IF_INVALID']],
    ],
    ['free text', { record, vary: [{ field: 'note' }] }, 'WHAT_IF_INVALID', [['/vary/0/field', 'WHAT_IF_INVALID']]],
    [
      'too large a grid',
      {
        record,
        vary: [
          { field: 'bmi', points: 51 },
          { field: 'income', from: 0, to: 1 },
        ],
      },
      'WHAT_IF_INVALID',
      [['/vary', 'WHAT_IF_INVALID']],
    ],
    ...[1, 201, 2.5, '3', null].map((points): [string, unknown, string, readonly (readonly [string, string])[]] => [
      `${JSON.stringify(points)} points`,
      { record, vary: [{ field: 'bmi', points }] },
      'WHAT_IF_INVALID',
      [['/vary/0/points', 'WHAT_IF_INVALID']],
    ]),
  ])('refuses %s', (_, body, code, errors) => {
    const refusal = refusalOf(() => parse(body));

    expect(refusal.code).toBe(code);
    expect(refusal.errors).toEqual(errors);
  });

  it('refuses names that are given twice, wherever they are', () => {
    const refusal = refusalOf(() => parse({ record, vary: [{ field: 'age' }] }, ['/record/age']));

    expect(refusal).toEqual({ code: 'RECORD_INVALID', errors: [['/record/age', 'FIELD_DUPLICATED']] });
  });

  it('refuses an empty body', () => {
    expect(() => parseWhatIf(undefined, model)).toThrow('JSON_MALFORMED');
  });
});
