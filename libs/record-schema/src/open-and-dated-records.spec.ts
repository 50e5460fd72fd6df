import { Problem } from '@medcast/problem';
import { compileRecordParser } from './compile-record-parser';
import { toFormModel } from './form-model';
import { toJsonSchema } from './json-schema';
import { parseRecordSchema } from './parse-record-schema';
import { journey } from './testing/journey';

const parser = compileRecordParser(journey);
const good = { departure: '2024-02-29', booked: null, city: 'Bern', carrier: null };

describe('a record with dates and open categories', () => {
  it('is accepted as it is', () => {
    expect(parser.parseJson(good)).toEqual({ ok: true, record: good, warnings: [] });
  });

  it.each([
    [
      'a day that the calendar does not have',
      { departure: '2023-02-29' },
      'FIELD_NOT_A_DATE',
      'departure: expected a date from 2020-01-01 to 2029-12-31 (YYYY-MM-DD), got "2023-02-29"',
    ],
    [
      'a date written otherwise',
      { booked: '29.02.2024' },
      'FIELD_NOT_A_DATE',
      'booked: expected a date (YYYY-MM-DD), got "29.02.2024"',
    ],
    [
      'a date before the first',
      { departure: '2019-12-31' },
      'FIELD_BELOW_MINIMUM',
      'departure: expected a date from 2020-01-01 to 2029-12-31 (YYYY-MM-DD), got "2019-12-31"',
    ],
    [
      'a date after the last',
      { departure: '2030-01-01' },
      'FIELD_ABOVE_MAXIMUM',
      'departure: expected a date from 2020-01-01 to 2029-12-31 (YYYY-MM-DD), got "2030-01-01"',
    ],
    ['a number for a date', { booked: 19_000 }, 'FIELD_TYPE', 'booked: expected a date (YYYY-MM-DD), got 19000'],
    [
      'a timestamp in JSON',
      { booked: '2024-01-31T10:00:00Z' },
      'FIELD_NOT_A_DATE',
      'booked: expected a date (YYYY-MM-DD), got "2024-01-31T10:00:00Z"',
    ],
    [
      'a blank text for an open category',
      { city: ' ' },
      'FIELD_NOT_A_CATEGORY',
      'city: expected a text of at most 200 characters, such as Bern, Rome, got " "',
    ],
    [
      'a long text for an open category',
      { city: 'x'.repeat(201) },
      'FIELD_TOO_LONG',
      `city: expected a text of at most 200 characters, such as Bern, Rome, got "${'x'.repeat(40)}…"`,
    ],
    [
      'a number for an open category',
      { city: 3 },
      'FIELD_TYPE',
      'city: expected a text of at most 200 characters, such as Bern, Rome, got 3',
    ],
  ])('is refused for %s', (_what, change, code, message) => {
    const parse = parser.parseJson({ ...good, ...change });
    const path = `/${Object.keys(change)[0]}`;
    expect(parse).toEqual({ ok: false, errors: [{ path, code, message, allowed: expect.any(Object) }] });
  });

  it('warns of dates outside the trained range and of values that are not on the list', () => {
    const parse = parser.parseJson({ departure: '2025-01-01', booked: null, city: 'Oslo', carrier: 'DB' });
    expect(parse.ok && parse.warnings).toEqual([
      {
        path: '/departure',
        code: 'OUTSIDE_TRAINED_RANGE',
        message: 'Departure: the model has seen 2023-01-01 to 2024-12-31, not 2025-01-01',
      },
      { path: '/city', code: 'CATEGORY_NOT_TRAINED', message: 'City: the model has seen Bern, Rome, not Oslo' },
      { path: '/carrier', code: 'CATEGORY_NOT_TRAINED', message: 'Carrier: the model has seen SBB, not DB' },
    ]);
  });

  it('counts the trained values of a long list in its warning', () => {
    const categories = Array.from({ length: 200 }, (_, index) => ({ value: `c${index}`, label: `c${index}` }));
    const field = { kind: 'category', name: 'city', label: 'City', open: true, categories, missing: 'refuse' } as const;
    const parse = compileRecordParser({ ...journey, fields: [{ ...field, example: 'c1' }] }).parseJson({
      city: 'Oslo',
    });
    expect(parse.ok && parse.warnings.map((warning) => warning.message)).toEqual([
      'City: the model has seen 200 others, not Oslo',
    ]);
  });

  it.each([
    ['space around a date', { departure: ' 2024-02-29 ' }, { departure: '2024-02-29' }],
    ['a timestamp, by its date', { departure: '2024-02-29T23:59:59.9+02:00' }, { departure: '2024-02-29' }],
    ['a time after a space', { departure: '2024-02-29 07:30' }, { departure: '2024-02-29' }],
    ['another case of a known value', { city: 'rome' }, { city: 'Rome' }],
    ['an unknown value, trimmed', { city: ' Oslo ' }, { city: 'Oslo' }],
  ])('is read from text with %s', (_what, change, expected) => {
    const parse = parser.parseText({ departure: '2024-02-29', city: 'Bern', ...change });
    expect(parse.ok ? parse.record : parse.errors).toMatchObject(expected);
  });

  it('says what is allowed, for a program', () => {
    const parse = parser.parseJson({ ...good, departure: 'x', city: '' });
    expect(parse.ok ? [] : parse.errors.map((error) => error.allowed)).toEqual([
      { type: 'date', minimum: '2020-01-01', maximum: '2029-12-31' },
      { type: 'string', maximumLength: 200 },
    ]);
  });

  it('is described as JSON Schema', () => {
    expect(toJsonSchema(journey)['properties']).toEqual({
      departure: {
        title: 'Departure',
        type: 'string',
        format: 'date',
        formatMinimum: '2020-01-01',
        formatMaximum: '2029-12-31',
        examples: ['2024-02-29'],
      },
      booked: { title: 'Booked', type: ['string', 'null'], format: 'date', examples: ['2024-01-31'] },
      city: { title: 'City', type: 'string', minLength: 1, maxLength: 200, examples: ['Bern', 'Rome'] },
      carrier: { title: 'Carrier', type: ['string', 'null'], minLength: 1, maxLength: 200, examples: ['SBB'] },
    });
  });

  it('is drawn as a form of date inputs and suggestions', () => {
    expect(toFormModel(journey).controls).toEqual([
      {
        name: 'departure',
        input: 'date',
        required: true,
        earliest: '2020-01-01',
        latest: '2029-12-31',
        example: '2024-02-29',
        hint: '2020-01-01 to 2029-12-31',
      },
      { name: 'booked', input: 'date', required: false, example: '2024-01-31', hint: 'any date' },
      {
        name: 'city',
        input: 'suggest',
        required: true,
        example: 'Bern',
        maximumLength: 200,
        options: [
          { value: 'Bern', label: 'Bern' },
          { value: 'Rome', label: 'Rome' },
        ],
      },
      {
        name: 'carrier',
        input: 'suggest',
        required: false,
        example: 'SBB',
        maximumLength: 200,
        options: [{ value: 'SBB', label: 'SBB' }],
      },
    ]);
  });
});

describe('the schema of such a record', () => {
  const [departure] = journey.fields;
  const refusalOf = (change: object): Problem => {
    try {
      parseRecordSchema({ ...journey, fields: [{ ...departure, ...change }] });
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('expected a refusal');
  };

  it('reads back what JSON carries', () => {
    expect(parseRecordSchema(JSON.parse(JSON.stringify(journey)))).toEqual(journey);
  });

  it.each([
    ['crossed bounds', { minimum: '2029-12-31', maximum: '2020-01-01' }, '2029-12-31 is above the maximum 2020-01-01'],
    ['a bound that is no date', { minimum: '2020-02-30' }, '/fields/0/minimum expected a date as YYYY-MM-DD'],
    ['an example outside the bounds', { example: '1999-01-01' }, '"1999-01-01" is not accepted by its own field'],
    ['a closed list said with false', { kind: 'category', open: false }, '/fields/0/open'],
  ])('is refused for %s', (_what, change, part) => {
    expect(refusalOf(change).detail).toContain(part);
  });
});
