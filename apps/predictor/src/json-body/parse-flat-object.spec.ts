import fc from 'fast-check';
import { parseFlatObject } from './parse-flat-object';
import { parseJsonDocument } from './parse-json-document';

const plain = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
);
const record = fc.dictionary(fc.string(), plain, { maxKeys: 8 });

function parse(text: string): unknown {
  return parseFlatObject(Buffer.from(text));
}

describe('parseFlatObject', () => {
  it('reads an object of plain values', () => {
    const text = '{ "age": 19, "sex":"female", "bmi":27.9, "smoker":true, "note":null }';
    const value = { age: 19, sex: 'female', bmi: 27.9, smoker: true, note: null };
    expect(parse(text)).toEqual({ value, duplicatedNames: [] });
  });

  it('reads it out of a larger buffer', () => {
    const bytes = Buffer.from('x{"age":19}x').subarray(1, -1);
    expect(parseFlatObject(bytes)).toEqual({ value: { age: 19 }, duplicatedNames: [] });
  });

  it.each([
    ['a name given twice', '{"age":19,"age":20}'],
    ['a name given twice with a text', '{"age":"x","age":"y"}'],
    ['a name given twice as two kinds', '{"age":19,"bmi":2,"age":"y"}'],
    ['an escape', '{"\\u0061ge":19}'],
    ['a byte beyond ASCII', '{"note":"é"}'],
    ['an object in it', '{"age":{}}'],
    ['a list in it', '{"age":[19]}'],
    ['a list', '[19]'],
    ['a text', '"age"'],
    ['no JSON', '{"age":NaN}'],
    ['half of it', '{"age":19'],
    ['nothing', ''],
  ])('leaves %s to who reads texts of any kind', (_what, text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('reads nothing otherwise than who reads texts of any kind', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c d'), plain), { maxLength: 4 });
    const texts = fc.oneof(
      record.map((value) => JSON.stringify(value)),
      // With names given twice, as no object has them.
      lines.map((pairs) => `{${pairs.map(([name, value]) => `"${name}" : ${JSON.stringify(value)}`).join(' , ')}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = parse(text);
        if (found !== undefined) expect(found).toEqual(parseJsonDocument(Buffer.from(text)));
      }),
      { numRuns: 500 },
    );
  });
});
