import type { FieldDeclaration, FieldValue } from '@medcast/record-schema';
import { customerSchema } from '../testing/sample-tables';
import { standingValues } from './aggregate-record';

const common = { name: 'value', label: 'Value', missing: 'allow' } as const;
const kinds: Readonly<Record<string, FieldDeclaration>> = {
  number: { ...common, kind: 'number', example: 0 },
  integer: { ...common, kind: 'integer', example: 0 },
  date: { ...common, kind: 'date', example: '2020-01-01' },
  boolean: { ...common, kind: 'boolean', example: true },
  category: { ...common, kind: 'category', categories: [], open: true, example: '' },
};

function standing(kind: string, values: readonly FieldValue[]): readonly FieldValue[] {
  const field = kinds[kind] ?? customerSchema.target;
  return standingValues(
    field,
    values.map((value) => ({ value })),
  );
}

describe('standingValues', () => {
  it.each<[string, readonly FieldValue[], readonly FieldValue[]]>([
    ['number', [1, 2, 3, 6], [3, 2.06459, 3.93541, 1.12917, 4.87083]],
    ['number', [0.00001, 0.00002], [0.000015, 0.0000125, 0.0000175, 0.00001, 0.00002]],
    ['number', [7, 7, 7], [7]],
    ['number', [null, null], [null]],
    ['integer', [1, 2, 2, 2], [2, 1]],
    ['integer', [3, 3], [3]],
    ['date', ['2020-01-01', '2020-01-03'], ['2020-01-02', '2020-01-03', '2020-01-01']],
    ['boolean', [true, true, false], [true, false]],
    ['category', ['b', 'a', 'b', null], ['b', 'a', null]],
    ['category', [...Array.from({ length: 19 }, () => 'a'), 'rare'], ['a']],
  ])('of a %s %j are %j', (kind, values, expected) => {
    expect(standing(kind, values)).toEqual(expected);
  });

  it('begin with a missing value where most are missing', () => {
    expect(standing('number', [null, null, 5])).toEqual([null, 5]);
    expect(standing('number', [null, 5, 5])).toEqual([5, null]);
  });

  it('never lie outside of what the group has', () => {
    const values = [18, 18, 18, 64];
    expect(standing('integer', values).every((value) => Number(value) >= 18 && Number(value) <= 64)).toBe(true);
  });
});
