import { Problem } from '@medcast/problem';
import { parseRecordSchema } from './parse-record-schema';
import { recordOfEveryKind } from './testing/record-of-every-kind';

function refusalOf(input: unknown): Problem {
  try {
    parseRecordSchema(input);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

describe('parseRecordSchema', () => {
  it('reads back what JSON carries', () => {
    expect(parseRecordSchema(JSON.parse(JSON.stringify(recordOfEveryKind)))).toEqual(recordOfEveryKind);
  });

  const [age, bmi, smoker] = recordOfEveryKind.fields;
  it.each([
    ['another version', { ...recordOfEveryKind, schemaVersion: 2 }, '/schemaVersion'],
    ['no fields', { ...recordOfEveryKind, fields: [] }, '/fields'],
    ['an unknown key', { ...recordOfEveryKind, extra: 1 }, 'extra'],
    ['an unknown kind', { ...recordOfEveryKind, fields: [{ ...age, kind: 'colour' }] }, '/fields/0/kind'],
    ['a name twice', { ...recordOfEveryKind, fields: [age, age] }, 'name "age" is declared twice'],
    [
      'the name of the target',
      { ...recordOfEveryKind, fields: [{ ...age, name: 'charges' }] },
      'name "charges" is declared twice',
    ],
    [
      'a reserved name',
      { ...recordOfEveryKind, fields: [{ ...age, name: 'constructor' }] },
      '/fields/0/name is a name that JavaScript reserves',
    ],
    ['crossed bounds', { ...recordOfEveryKind, fields: [{ ...bmi, minimum: 90 }] }, '90 is above the maximum 80'],
    [
      'an example that is refused',
      { ...recordOfEveryKind, fields: [{ ...bmi, example: 5 }] },
      '5 is not accepted by its own field',
    ],
    [
      'a category twice',
      {
        ...recordOfEveryKind,
        fields: [
          {
            ...smoker,
            categories: [
              { value: 'no', label: 'a' },
              { value: 'no', label: 'b' },
            ],
          },
        ],
      },
      'category "no" is declared twice',
    ],
    ['null', null, 'expected object'],
  ])('refuses %s', (_what, input, part) => {
    const problem = refusalOf(input);
    expect(problem.code).toBe('BUNDLE_SCHEMA_UNREADABLE');
    expect(problem.detail).toContain(part);
  });
});
