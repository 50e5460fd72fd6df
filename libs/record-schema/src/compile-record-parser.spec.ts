import fc from 'fast-check';
import { compileRecordParser } from './compile-record-parser';
import { recordOfEveryKind } from './testing/record-of-every-kind';
import { toJsonSchema } from './json-schema';

const parser = compileRecordParser(recordOfEveryKind);
const good = { age: 40, bmi: 27.9, smoker: 'no', insured: true, note: 'none', weight: 70.5 };

describe('parseJson', () => {
  it('accepts a record and keeps every value', () => {
    expect(parser.parseJson(good)).toEqual({ ok: true, record: good, warnings: [] });
  });

  it.each([
    [
      'a text for a number',
      { age: '19' },
      'FIELD_TYPE',
      'age: expected a whole number from 0 to 120 years, got "19"; send it without quotes',
    ],
    [
      'a fraction for a whole number',
      { age: 19.5 },
      'FIELD_NOT_INTEGER',
      'age: expected a whole number from 0 to 120 years, got 19.5',
    ],
    [
      'a value below the minimum',
      { age: -1 },
      'FIELD_BELOW_MINIMUM',
      'age: expected a whole number from 0 to 120 years, got -1',
    ],
    [
      'a value above the maximum',
      { bmi: 250 },
      'FIELD_ABOVE_MAXIMUM',
      'bmi: expected a number from 10 to 80 kg/m², got 250',
    ],
    ['NaN', { bmi: NaN }, 'FIELD_NOT_FINITE', 'bmi: expected a number from 10 to 80 kg/m², got NaN'],
    ['Infinity', { bmi: Infinity }, 'FIELD_NOT_FINITE', 'bmi: expected a number from 10 to 80 kg/m², got Infinity'],
    ['-Infinity', { weight: -Infinity }, 'FIELD_NOT_FINITE', 'weight: expected a number in kg, got -Infinity'],
    ['a boolean for a number', { bmi: true }, 'FIELD_TYPE', 'bmi: expected a number from 10 to 80 kg/m², got true'],
    ['an array for a number', { bmi: [1] }, 'FIELD_TYPE', 'bmi: expected a number from 10 to 80 kg/m², got an array'],
    [
      'another case of a category',
      { smoker: 'Yes' },
      'FIELD_NOT_A_CATEGORY',
      'smoker: expected one of no, yes, got "Yes"; did you mean "yes"?',
    ],
    [
      'an unknown category',
      { smoker: 'maybe' },
      'FIELD_NOT_A_CATEGORY',
      'smoker: expected one of no, yes, got "maybe"',
    ],
    ['a number for a category', { smoker: 1 }, 'FIELD_TYPE', 'smoker: expected one of no, yes, got 1'],
    ['a text for a boolean', { insured: 'true' }, 'FIELD_TYPE', 'insured: expected true or false, got "true"'],
    [
      'a text that is too long',
      { note: 'x'.repeat(51) },
      'FIELD_TOO_LONG',
      `note: expected a text of at most 50 characters, got "${'x'.repeat(40)}…"`,
    ],
    [
      'an object for a text',
      { note: {} },
      'FIELD_TYPE',
      'note: expected a text of at most 50 characters, got an object',
    ],
    [
      'null where missing is refused',
      { age: null },
      'FIELD_REQUIRED',
      'age: expected a whole number from 0 to 120 years, got nothing',
    ],
    [
      'an absent field',
      { age: undefined },
      'FIELD_REQUIRED',
      'age: expected a whole number from 0 to 120 years, got nothing',
    ],
  ])('refuses %s', (_what, change, code, message) => {
    const path = `/${Object.keys(change)[0]}`;
    expect(parser.parseJson({ ...good, ...change })).toEqual({
      ok: false,
      errors: [{ path, code, message, allowed: expect.any(Object) }],
    });
  });

  it.each([
    ['an array', [], 'expected an object of named fields, got an array'],
    ['null', null, 'expected an object of named fields, got null'],
    ['a text', 'x', 'expected an object of named fields, got "x"'],
    ['nothing', undefined, 'expected an object of named fields, got nothing'],
  ])('refuses %s for the whole record', (_what, input, message) => {
    expect(parser.parseJson(input)).toEqual({
      ok: false,
      errors: [{ path: '', code: 'RECORD_NOT_AN_OBJECT', message, allowed: { type: 'object' } }],
    });
  });

  it('reports every problem at once, in the order of the schema, unknown fields last', () => {
    const parse = parser.parseJson({ extra: 1, smoker: 'Yes', bmi: 5 });
    expect(parse.ok ? [] : parse.errors.map((error) => [error.path, error.code])).toEqual([
      ['/age', 'FIELD_REQUIRED'],
      ['/bmi', 'FIELD_BELOW_MINIMUM'],
      ['/smoker', 'FIELD_NOT_A_CATEGORY'],
      ['/insured', 'FIELD_REQUIRED'],
      ['/note', 'FIELD_REQUIRED'],
      ['/extra', 'FIELD_UNKNOWN'],
    ]);
  });

  it('says what is allowed, for a program', () => {
    const parse = parser.parseJson({ ...good, age: 200, smoker: '' });
    expect(parse.ok ? [] : parse.errors.map((error) => error.allowed)).toEqual([
      { type: 'integer', minimum: 0, maximum: 120 },
      { type: 'string', values: ['no', 'yes'] },
    ]);
  });

  it('refuses a field named __proto__ like any other unknown field', () => {
    const parse = parser.parseJson(JSON.parse('{"__proto__": {"age": 1}}'));
    expect(parse.ok ? [] : parse.errors.map((error) => error.path)).toContain('/__proto__');
  });

  it('names at most twenty unknown fields and counts the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, 1]));
    const parse = parser.parseJson({ ...good, ...many });
    expect(parse.ok ? [] : parse.errors).toHaveLength(21);
    expect(parse.ok ? '' : parse.errors.at(-1)?.message).toBe('980 more fields are unknown');
  });

  it('accepts a missing value where the policy allows it', () => {
    const { weight: _weight, ...without } = good;
    expect(parser.parseJson(without)).toEqual({ ok: true, record: { ...good, weight: null }, warnings: [] });
    expect(parser.parseJson({ ...good, weight: null })).toEqual({
      ok: true,
      record: { ...good, weight: null },
      warnings: [],
    });
  });

  it('warns outside the trained range and about a category never seen', () => {
    const parse = parser.parseJson({ ...good, age: 70, smoker: 'yes' });
    expect(parse.ok ? parse.warnings : []).toEqual([
      { path: '/age', code: 'OUTSIDE_TRAINED_RANGE', message: 'Age: the model has seen 18 to 64 years, not 70' },
      { path: '/smoker', code: 'CATEGORY_NOT_TRAINED', message: 'Smoker: the model has seen no, not yes' },
    ]);
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (input) => typeof parser.parseJson(input).ok === 'boolean'));
  });

  it('publishes the bounds that it checks', () => {
    expect(toJsonSchema(recordOfEveryKind)).toMatchObject({
      additionalProperties: false,
      required: ['age', 'bmi', 'smoker', 'insured', 'note'],
      properties: {
        age: { type: 'integer', minimum: 0, maximum: 120, 'x-unit': 'years' },
        smoker: { type: 'string', enum: ['no', 'yes'] },
        weight: { type: ['number', 'null'] },
      },
    });
  });
});

describe('parseText', () => {
  const texts = { age: '40', bmi: '27.9', smoker: 'no', insured: 'yes', note: 'none', weight: '' };

  it('coerces the texts of a form to the values of JSON', () => {
    expect(parser.parseText(texts)).toEqual({
      ok: true,
      record: { ...good, insured: true, weight: null },
      warnings: [],
    });
  });

  it.each([
    ['space around a number', { age: ' 40 ' }, { age: 40 }],
    ['a whole number written with a zero fraction', { age: '40.0' }, { age: 40 }],
    ['an exponent', { bmi: '2.79e1' }, { bmi: 27.9 }],
    ['a plus sign and no leading zero', { weight: '+.5' }, { weight: 0.5 }],
    ['another case of a category', { smoker: ' Yes ' }, { smoker: 'yes' }],
    ['0 for a boolean', { insured: '0' }, { insured: false }],
    ['TRUE for a boolean', { insured: 'TRUE' }, { insured: true }],
  ])('accepts %s', (_what, change, expected) => {
    const parse = parser.parseText({ ...texts, ...change });
    expect(parse.ok ? parse.record : parse.errors).toMatchObject(expected);
  });

  it.each([
    ['letters for a number', { age: 'forty' }, 'FIELD_TYPE', 'got "forty"'],
    ['hexadecimal', { age: '0x10' }, 'FIELD_TYPE', 'got "0x10"'],
    ['a decimal comma', { bmi: '27,9' }, 'FIELD_TYPE', 'got "27,9"; write the decimals after a point'],
    [
      'a thousands separator',
      { weight: '1,000.5' },
      'FIELD_TYPE',
      'got "1,000.5"; write it without thousands separators and the decimals after a point',
    ],
    ['a whole number beyond 2^53', { weight: '9007199254740993' }, 'FIELD_TYPE', 'cannot be held exactly'],
    ['a fraction for a whole number', { age: '19.5' }, 'FIELD_NOT_INTEGER', 'got "19.5"'],
    ['NaN', { bmi: 'NaN' }, 'FIELD_NOT_FINITE', 'got "NaN"'],
    ['a number too large for a float', { weight: '1e999' }, 'FIELD_NOT_FINITE', 'got "1e999"'],
    ['blank space where missing is refused', { age: '  ' }, 'FIELD_REQUIRED', 'got nothing'],
    ['neither true nor false', { insured: 'perhaps' }, 'FIELD_TYPE', 'got "perhaps"'],
  ])('refuses %s', (_what, change, code, end) => {
    const parse = parser.parseText({ ...texts, ...change });
    expect(parse.ok ? [] : parse.errors.map((error) => error.code)).toEqual([code]);
    expect(parse.ok ? '' : parse.errors[0]?.message.endsWith(end)).toBe(true);
  });

  it('reads back every number that JSON accepts', () => {
    fc.assert(
      fc.property(fc.double({ min: 10, max: 80, noNaN: true }), (bmi) => {
        const parse = parser.parseText({ ...texts, bmi: String(bmi) });
        return parse.ok && parse.record['bmi'] === bmi;
      }),
    );
  });
});
