import fc from 'fast-check';
import { compileRecordParser } from './compile-record-parser';
import type { FieldDeclaration } from './field-declaration';
import { compileQuickCheck } from './quick-check';

const common = { name: 'field', label: 'Field', missing: 'allow' } as const;
const categories = ['no', 'yes', 'quit'].map((value) => ({ value, label: value }));
const trained = { minimum: 18, maximum: 64 };
const fields = {
  integer: { ...common, kind: 'integer', minimum: 0, maximum: 120, trained, example: 40 },
  number: { ...common, kind: 'number', example: 27.9 },
  category: {
    ...common,
    kind: 'category',
    categories,
    open: true,
    trained: { categories: ['no', 'yes'] },
    example: 'no',
  },
  untrained: { ...common, kind: 'category', categories, example: 'no' },
  boolean: { ...common, kind: 'boolean', example: true },
  date: { ...common, kind: 'date', example: '2026-01-01' },
  text: { ...common, kind: 'text', maximumLength: 20, example: '' },
} as const satisfies Record<string, FieldDeclaration>;

describe('compileQuickCheck', () => {
  it.each<[keyof typeof fields, readonly unknown[], readonly unknown[]]>([
    ['integer', [18, 64], [17, 65, 18.5, '18', null, undefined, NaN, true]],
    ['number', [0, -1e300, 27.9], [NaN, Infinity, -Infinity, '1', null, undefined]],
    ['category', ['no', 'yes'], ['quit', 'maybe', 'toString', '', 1, null, undefined]],
    ['untrained', ['no', 'quit'], ['maybe', null]],
    ['boolean', [true, false], ['true', 0, null, undefined]],
    // Of which there is always something to look at.
    ['date', [], ['2026-01-01', null]],
    ['text', [], ['text', null]],
  ])('of %s says yes to what there is nothing to say of, and no to the rest', (name, quiet, others) => {
    const check = compileQuickCheck(fields[name]);
    expect(quiet.map(check)).toEqual(quiet.map(() => true));
    expect(others.map(check)).toEqual(others.map(() => false));
  });

  it('never says yes to what the parser refuses, changes or warns of', () => {
    const values = fc.oneof(
      fc.integer({ min: -10, max: 130 }),
      fc.double(),
      fc.constantFrom('no', 'yes', 'quit', 'maybe', '2026-01-01', true, false, null),
      fc.anything(),
    );
    const names = fc.constantFrom<(keyof typeof fields)[]>(...(Object.keys(fields) as (keyof typeof fields)[]));
    fc.assert(
      fc.property(names, values, (name, value) => {
        const field = fields[name];
        if (!compileQuickCheck(field)(value)) return;
        // A text is never quick, so that this record takes the long way.
        const schema = {
          schemaVersion: 1,
          name: 'any',
          title: 'Any',
          description: 'Any.',
          fields: [field, { ...fields.text, name: 'note' }],
          target: { ...fields.number, name: 'target' },
        } as const;
        const parse = compileRecordParser(schema).parseJson({ field: value, note: 'long' });
        expect(parse).toEqual({ ok: true, record: { field: value, note: 'long' }, warnings: [] });
      }),
    );
  });
});
