import fc from 'fast-check';
import { compileColumnParser, type FieldColumn } from './compile-column-parser';
import { compileRecordParser } from './compile-record-parser';
import type { FieldValue } from './field-declaration';
import { compileColumnWriter, createRecordColumns } from './record-columns';
import { recordOfEveryKind as schema } from './testing/record-of-every-kind';
import type { ValidRecord } from './valid-record';

const writeColumns = compileColumnWriter(schema.fields);
const parseColumns = compileColumnParser(schema);
const parser = compileRecordParser(schema);
const record = { age: 40, bmi: 27.9, smoker: 'no', insured: true, note: 'none', weight: 70.5 };

/** Turns rows into columns in the order of the schema, quantities as they come from a tensor. */
function toColumns(rows: readonly Readonly<Record<string, FieldValue>>[]): readonly FieldColumn[] {
  return schema.fields.map(({ name, kind }) => {
    const values = rows.map((row) => row[name] ?? null);
    if (kind !== 'integer' && kind !== 'number') return values;
    return Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN));
  });
}

const anyRow: fc.Arbitrary<Readonly<Record<string, FieldValue>>> = fc.record({
  age: fc.constantFrom(0, 40, 120, 121, -1, 1.5, Infinity, null),
  bmi: fc.constantFrom(10, 27.9, 80, 80.1, 9.9, -Infinity, null),
  smoker: fc.constantFrom('no', 'yes', 'No', '', null),
  insured: fc.constantFrom(true, false, 'yes', null),
  note: fc.constantFrom('', 'none', 'x'.repeat(51), null),
  weight: fc.constantFrom(70.5, 1e300, Infinity, null),
});

describe('compileColumnParser', () => {
  it('accepts and refuses what the record parser does, row for row', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const parse = parseColumns({ rows: rows.length, byField: toColumns(rows) });
        const alone = rows.map((row) => parser.parseJson(row));
        const errors = alone.flatMap((one, row) =>
          one.ok ? [] : one.errors.map(({ path, code }) => ({ path: `/rows/${row}${path}`, code })),
        );
        if (parse.ok) {
          expect(rows.map((_, row) => parse.recordAt(row))).toEqual(rows);
          const written = createRecordColumns(schema.fields, rows.length);
          rows.forEach((row, index) => writeColumns(row as ValidRecord, written, index));
          expect(parse.columns.byField).toEqual(written.byField);
          expect(errors).toEqual([]);
        } else {
          expect(errors).toEqual(expect.arrayContaining(parse.errors.map(({ path, code }) => ({ path, code }))));
          expect(parse.errors.length).toBe(Math.min(errors.length, 20));
        }
      }),
    );
  });

  it('makes records of one shape, in the order of the schema, with null for what is missing', () => {
    const parse = parseColumns({ rows: 2, byField: toColumns([record, { ...record, weight: null }]) });
    expect(parse.ok && [parse.recordAt(0), parse.recordAt(1)]).toEqual([record, { ...record, weight: null }]);
    expect(parse.ok && Object.keys(parse.recordAt(1))).toEqual(Object.keys(record));
  });

  it('takes positions in place of the values of a category', () => {
    const smoker = schema.fields.findIndex(({ name }) => name === 'smoker');
    const byField = toColumns([record]).map((column, i) => (i === smoker ? Float64Array.of(1) : column));
    const parse = parseColumns({ rows: 1, byField });
    const field = schema.fields[smoker];
    const second = field?.kind === 'category' ? field.categories[1]?.value : undefined;
    expect(parse.ok && parse.recordAt(0)).toEqual({ ...record, smoker: second });
    expect(parse.ok && parse.columns.byField[smoker]).toEqual(Float64Array.of(1));
  });

  it('takes an absent column where values may be missing, and refuses it elsewhere', () => {
    const byField = toColumns([record]);
    const without = (name: string) =>
      byField.map((column, i) => (schema.fields[i]?.name === name ? undefined : column));
    const parse = parseColumns({ rows: 1, byField: without('weight') });
    expect(parse.ok && parse.recordAt(0)).toEqual({ ...record, weight: null });
    expect(parseColumns({ rows: 1, byField: without('bmi') })).toMatchObject({
      ok: false,
      errors: [{ path: '/bmi', code: 'FIELD_REQUIRED' }],
    });
  });

  it('names the row in the path and in the message', () => {
    const parse = parseColumns({ rows: 2, byField: toColumns([record, { ...record, bmi: 250 }]) });
    expect(parse).toMatchObject({
      ok: false,
      errors: [
        {
          path: '/rows/1/bmi',
          code: 'FIELD_ABOVE_MAXIMUM',
          message: 'bmi: expected a number from 10 to 80 kg/m², got 250 (row 1)',
        },
      ],
    });
  });

  it('tells at most 20 errors of a million', () => {
    const parse = parseColumns({ rows: 1_000_000, byField: [new Float64Array(1_000_000).fill(-1)] });
    expect(parse.ok ? 0 : parse.errors.length).toBe(20);
  });
});
