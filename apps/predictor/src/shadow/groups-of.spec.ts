import { compileRecordParser, type RecordSchema } from '@medcast/record-schema';
import { type Group, groupsOf } from './groups-of';

const letters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `V${index}` }));

const schema: RecordSchema = {
  schemaVersion: 1,
  name: 'thing',
  title: 'Thing',
  description: 'A thing.',
  fields: [
    { kind: 'category', name: 'few', label: 'Few', categories: letters(12), missing: 'allow', example: 'v0' },
    { kind: 'category', name: 'many', label: 'Many', categories: letters(13), missing: 'refuse', example: 'v0' },
    { kind: 'boolean', name: 'yes', label: 'Yes', missing: 'allow', example: true },
    { kind: 'number', name: 'size', label: 'Size', missing: 'refuse', example: 1 },
    {
      kind: 'category',
      name: 'open',
      label: 'Open',
      categories: letters(2),
      open: true,
      missing: 'refuse',
      example: 'v0',
    },
  ],
  target: { kind: 'number', name: 'price', label: 'Price', missing: 'refuse', example: 1 },
};

function groupsIn(record: Readonly<Record<string, unknown>>): readonly Group[] {
  const parsed = compileRecordParser(schema).parseJson({ many: 'v0', size: 1, open: 'v1', ...record });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return groupsOf(schema, parsed.record);
}

describe('groupsOf', () => {
  it('are the values of fields that have few', () => {
    expect(groupsIn({ few: 'v3', yes: false })).toEqual([
      { field: 'few', label: 'v3' },
      { field: 'yes', label: 'false' },
      { field: 'open', label: 'v1' },
    ]);
  });

  it('name what is missing, and never what somebody typed into an open field', () => {
    expect(groupsIn({ open: 'My own words' })).toEqual([
      { field: 'few', label: 'missing' },
      { field: 'yes', label: 'missing' },
    ]);
  });
});
