import type { CategoryField, RecordSchema } from '@medcast/record-schema';
import { patientSchema } from '@medcast/patient-schema';
import { groupFieldsOf, groupIndexOf } from './group-fields';

const common = { missing: 'allow' } as const;

function categoryOf(name: string, count: number): CategoryField {
  const categories = Array.from({ length: count }, (_, index) => ({ value: `${index}`, label: `${index}` }));
  return { ...common, kind: 'category', name, label: name, categories, example: '0' };
}

const schema: RecordSchema = {
  ...patientSchema,
  fields: [
    { ...common, kind: 'number', name: 'size', label: 'Size', example: 1 },
    { ...common, kind: 'boolean', name: 'garden', label: 'Garden', example: true },
    categoryOf('month', 12),
    categoryOf('week', 52),
  ],
};

describe('groupFieldsOf', () => {
  it('takes booleans and categories of at most twelve values', () => {
    expect(groupFieldsOf(schema).map(({ name, labels }) => [name, labels.length])).toEqual([
      ['garden', 2],
      ['month', 12],
    ]);
  });
});

describe('groupIndexOf', () => {
  const [garden] = groupFieldsOf(schema);

  it.each([
    [false, 0],
    [true, 1],
    [null, -1],
    [undefined, -1],
    ['unlisted', -1],
  ])('gives %s the index %d', (value, index) => {
    expect(garden && groupIndexOf(garden, value)).toBe(index);
  });
});
