import fc from 'fast-check';
import { compileRecordParser } from '../compile-record-parser';
import { compileColumnWriter, createRecordColumns } from '../record-columns';
import type { RecordSchema } from '../record-schema';
import { anyCell, anyJsonValue } from '../testing/any-cell';
import { journey } from '../testing/journey';
import { recordOfEveryKind } from '../testing/record-of-every-kind';
import type { RecordParse } from '../valid-record';
import { compileCsvRowReader } from './compile-csv-row-reader';
import { compileJsonRowReader, type RowReader } from './compile-json-row-reader';
import { toUtf8 } from './utf8';

const ROW = 2;
/** Two schemas, and each field of theirs by itself. */
const SCHEMAS = [recordOfEveryKind, journey].flatMap((schema) => [
  schema,
  ...schema.fields.map((field): RecordSchema => ({ ...schema, name: field.name, fields: [field] })),
]);

/** What a reader makes of a text between others: where it ends, and the codes. */
function read(schema: RecordSchema, text: string, compile: (columns: ReturnType<typeof columnsOf>) => RowReader) {
  const columns = columnsOf(schema);
  const bytes = toUtf8(`\n${text}\0"age":1}`);
  const end = compile(columns)(bytes, 1, ROW);
  return { end: end < 0 ? end : end - 1, codes: columns.byField.map((column) => column[ROW]) };
}

function columnsOf({ fields }: RecordSchema) {
  return createRecordColumns(fields, 4);
}

function codesOf(schema: RecordSchema, parse: RecordParse): unknown {
  if (!parse.ok || parse.warnings.length > 0) return 'something to say';
  const columns = columnsOf(schema);
  compileColumnWriter(schema.fields)(parse.record, columns, ROW);
  return columns.byField.map((column) => column[ROW]);
}

function readJson(schema: RecordSchema, text: string) {
  return read(schema, text, (columns) => compileJsonRowReader(schema.fields, columns));
}

function readCsv(schema: RecordSchema, header: readonly string[], line: string) {
  const table = { fields: schema.fields, header, delimiter: 0x2c };
  return read(schema, line, (columns) => compileCsvRowReader(table, columns));
}

/** `undefined` where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const plain = { age: 40, bmi: 27.9, smoker: 'no', insured: true, note: 'none', weight: 70.5 };
const blank = fc.constantFrom('', '', ' ', '\n', '\t ');

/** An object of the fields of a schema, and now and then of another: in any order, with blanks, some left out. */
function anyObject({ fields }: RecordSchema): fc.Arbitrary<string> {
  const names = [...fields.map(({ name }) => name), 'other'];
  const pair = (name: string) =>
    fc
      .tuple(blank, anyJsonValue, blank)
      .map(([before, value, after]) => `"${name}"${before}:${before}${value}${after}`);
  const own = fc.tuple(...names.slice(0, -1).map(pair));
  const some = fc.shuffledSubarray(names).chain((chosen) => fc.tuple(...chosen.map(pair)));
  return fc
    .tuple(fc.oneof(own, some), blank, fc.constantFrom(',', ',', ',', ', ', ',,'))
    .map(([pairs, space, comma]) => `{${space}${pairs.join(comma)}${space}}`);
}

describe('compileJsonRowReader', () => {
  it('reads a record up to its end', () => {
    const text = JSON.stringify(plain);
    expect(readJson(recordOfEveryKind, text)).toEqual({ end: text.length, codes: [40, 27.9, 0, 1, NaN, 70.5] });
  });

  it('reads fields in another order, with blanks, and takes what may be missing for missing', () => {
    const text = '{ "note":"none", "smoker" : "no",\n"bmi":27.9 ,"insured":true,"age":40\t}';
    expect(readJson(recordOfEveryKind, text)).toEqual({ end: text.length, codes: [40, 27.9, 0, 1, NaN, NaN] });
  });

  it('reads dates', () => {
    const text = '{"departure":"2024-02-29","booked":null,"city":"Rome","carrier":"SBB"}';
    expect(readJson(journey, text)).toEqual({ end: text.length, codes: [19_782, NaN, 1, 0] });
  });

  it.each([
    ['a field that is unknown', { ...plain, other: 1 }],
    ['a value beyond its bounds', { ...plain, age: 130 }],
    ['a value that the model has not seen', { ...plain, age: 10 }],
    ['a category that the model has not seen', { ...plain, smoker: 'yes' }],
    ['a value of another type', { ...plain, age: '40' }],
    ['a field that must be there', { ...plain, age: undefined }],
    ['an escape', { ...plain, note: 'a\nb' }],
    ['a text that is too long', { ...plain, note: 'x'.repeat(51) }],
  ])('leaves %s to the parser', (_what, record) => {
    expect(readJson(recordOfEveryKind, JSON.stringify(record)).end).toBe(-1);
  });

  it.each(['{"age":40,"age":41}', '{"age":40', '{"age":40,}', '{', '', '[]', '{"age":40 "bmi":2}'])(
    'leaves %j to the parser',
    (text) => {
      expect(readJson({ ...recordOfEveryKind, fields: recordOfEveryKind.fields.slice(0, 1) }, text).end).toBe(-1);
    },
  );

  it.each(SCHEMAS)('reads nothing of $name otherwise than the parser', (schema) => {
    const parser = compileRecordParser(schema);
    fc.assert(
      fc.property(anyObject(schema), (text) => {
        const { end, codes } = readJson(schema, text);
        if (end === -1) return;
        expect(end).toBe(text.length);
        expect(codes).toEqual(codesOf(schema, parser.parseJson(parseJson(text))));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(SCHEMAS)('reads every record of $name of which there is nothing to say', (schema) => {
    const parser = compileRecordParser(schema);
    const record = fc.tuple(...schema.fields.map(({ example }) => fc.constantFrom(example, null)));
    fc.assert(
      fc.property(record, (values) => {
        const text = JSON.stringify(Object.fromEntries(schema.fields.map(({ name }, index) => [name, values[index]])));
        const parsed = codesOf(schema, parser.parseJson(parseJson(text)));
        expect(readJson(schema, text).end).toBe(parsed === 'something to say' ? -1 : text.length);
      }),
    );
  });
});

describe('compileCsvRowReader', () => {
  const header = ['id', ...Object.keys(plain)];

  it.each(['\n', '\r\n'])('reads a row up to its end %j', (end) => {
    const line = `row 1,40,27.9,no,yes,none,70.5${end}`;
    expect(readCsv(recordOfEveryKind, header, line)).toEqual({
      end: line.length,
      codes: [40, 27.9, 0, 1, NaN, 70.5],
    });
  });

  it('reads cells in quotes, and empty ones where a value may be missing', () => {
    const line = '"a, b","40","27.9","no","1","none",""\n';
    expect(readCsv(recordOfEveryKind, header, line)).toEqual({ end: line.length, codes: [40, 27.9, 0, 1, NaN, NaN] });
  });

  it('takes a field without a column for missing', () => {
    const line = 'none,1,no,27.9,40\n';
    const reordered = ['note', 'insured', 'smoker', 'bmi', 'age'];
    expect(readCsv(recordOfEveryKind, reordered, line).codes).toEqual([40, 27.9, 0, 1, NaN, NaN]);
  });

  it.each([
    ['a row without an end', 'x,40,27.9,no,yes,none,70.5'],
    ['too few cells', 'x,40,27.9,no,yes,none\n'],
    ['too many cells', 'x,40,27.9,no,yes,none,70.5,1\n'],
    ['a missing value', 'x,,27.9,no,yes,none,70.5\n'],
    ['a quote within', 'x,40,27.9,no,yes,"no""ne",70.5\n'],
    ['text behind a quote', 'x,40,27.9,"no"x,yes,none,70.5\n'],
    ['an empty line', '\n'],
  ])('leaves %s to the parser', (_what, line) => {
    expect(readCsv(recordOfEveryKind, header, line).end).toBe(-1);
  });

  it.each(SCHEMAS)('reads nothing of $name otherwise than the parser', (schema) => {
    const parser = compileRecordParser(schema);
    const names = schema.fields.map(({ name }) => name);
    const cells = fc.tuple(...names.map(() => fc.tuple(anyCell.filter(isPlainCell), fc.boolean())));
    fc.assert(
      fc.property(cells, (row) => {
        const line = `${row.map(([text, isQuoted]) => (isQuoted ? `"${text}"` : text)).join(',')}\n`;
        const { end, codes } = readCsv(schema, names, line);
        if (end === -1) return;
        const texts = Object.fromEntries(names.map((name, index) => [name, row[index]?.[0]]));
        expect(end).toBe(line.length);
        expect(codes).toEqual(codesOf(schema, parser.parseText(texts)));
      }),
      { numRuns: 1000 },
    );
  });
});

function isPlainCell(text: string): boolean {
  return !/[",\r\n\0]/.test(text);
}
