import { compileRecordParser } from './compile-record-parser';
import { compileColumnReader, compileColumnWriter, createRecordColumns } from './record-columns';
import { journey } from './testing/journey';
import { recordOfEveryKind } from './testing/record-of-every-kind';
import type { RecordSchema } from './record-schema';

function codesOf(schema: RecordSchema, input: Readonly<Record<string, unknown>>): readonly number[] {
  const parse = compileRecordParser(schema).parseJson(input);
  if (!parse.ok) throw new Error(JSON.stringify(parse.errors));
  const columns = createRecordColumns(schema.fields, 3);
  compileColumnWriter(schema.fields)(parse.record, columns, 1);
  return columns.byField.map((column) => column[1] ?? NaN);
}

describe('compileColumnWriter', () => {
  it('writes numbers as they are, booleans as 0 or 1, categories by their place, texts as nothing', () => {
    const record = { age: 40, bmi: 27.5, smoker: 'yes', insured: true, note: 'none', weight: null };
    expect(codesOf(recordOfEveryKind, record)).toEqual([40, 27.5, 1, 1, NaN, NaN]);
  });

  it('writes dates as days since 1970, and what an open category does not list as -1', () => {
    const record = { departure: '2020-01-02', booked: null, city: 'Oslo', carrier: 'SBB' };
    expect(codesOf(journey, record)).toEqual([18_263, NaN, -1, 0]);
  });
});

describe('compileColumnReader', () => {
  it('gives back what was written, but for texts and what an open category does not list', () => {
    const { fields } = journey;
    const columns = createRecordColumns(fields, 1);
    const record = { departure: '2020-01-02', booked: null, city: 'Oslo', carrier: 'SBB' };
    const parse = compileRecordParser(journey).parseJson(record);
    if (parse.ok) compileColumnWriter(fields)(parse.record, columns, 0);
    expect(compileColumnReader(fields)(columns, 0)).toEqual({ ...record, city: null });
  });
});
