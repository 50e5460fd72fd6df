import { Problem } from '@medcast/problem';
import fc from 'fast-check';
import { parseFeatureSpec } from './parse-feature-spec';
import { anySpec } from './testing/arbitraries';
import { visitSchema } from './testing/visit-schema';

const AGE = { op: 'field', field: 'age' };

function specOf(value: unknown): unknown {
  return { specVersion: 1, columns: [{ name: 'x', value }] };
}

function nested(levels: number): unknown {
  let value: unknown = AGE;
  for (let level = 0; level < levels; level += 1) value = { op: 'log1p', of: value };
  return value;
}

function refusalOf(input: unknown): Problem {
  try {
    parseFeatureSpec(input, visitSchema);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a refusal, got none');
}

describe('parseFeatureSpec', () => {
  it('reads back any spec that was written as JSON', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        // JSON has no -0.
        const json: unknown = JSON.parse(JSON.stringify(spec));
        expect(parseFeatureSpec(json, visitSchema)).toEqual(json);
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'expected object, received undefined'],
    ['a text', 'spec', 'expected object, received string'],
    ['a list', [], 'expected object, received array'],
    ['another version', { specVersion: 2, columns: [{ name: 'x', value: AGE }] }, 'expected 1'],
    ['no columns', { specVersion: 1, columns: [] }, 'expected array to have >=1 items'],
    [
      'a key that it does not know',
      { specVersion: 1, columns: [{ name: 'x', value: AGE }], more: 1 },
      'Unrecognized key: "more"',
    ],
    [
      'an empty name',
      { specVersion: 1, columns: [{ name: '', value: AGE }] },
      'expected string to have >=1 characters',
    ],
  ])('refuses %s', (_title, input, reason) => {
    const { code, detail } = refusalOf(input);
    expect({ code, detail }).toEqual({ code: 'BUNDLE_FEATURES_UNREADABLE', detail: expect.stringContaining(reason) });
  });

  it.each<[string, unknown, string]>([
    ['an unknown operation', { op: 'sqrt', of: AGE }, 'expected "op" to be one of field, one-hot,'],
    ['no operation', { field: 'age' }, 'expected "op" to be one of field, one-hot,'],
    ['a key that the operation does not have', { ...AGE, unit: 'years' }, 'Unrecognized key: "unit"'],
    ['NaN', { op: 'field', field: 'bmi', whenMissing: Number.NaN }, 'expected number, received NaN'],
    ['an infinite constant', { op: 'power', of: AGE, exponent: Infinity }, 'expected number, received Infinity'],
    ['a text for a number', { op: 'power', of: AGE, exponent: '2' }, 'expected number, received string'],
    ['another comparison', { op: 'indicator', of: AGE, comparison: '<', threshold: 1 }, 'expected one of ">"|">="'],
    ['an empty product', { op: 'product', of: [] }, 'expected array to have >=1 items'],
    ['a scale of 0', { op: 'shift-scale', of: AGE, shift: 0, scale: 0 }, 'expected a scale other than 0, got 0'],
    [
      'crossed bounds',
      { op: 'clip', of: AGE, minimum: 2, maximum: 1 },
      'expected a minimum of at most the maximum 1, got 2',
    ],
    ['an unknown field', { op: 'field', field: 'height' }, 'expected a field of the schema (age, bmi, smoker,'],
    ['the target', { op: 'field', field: 'charges' }, 'got "charges"'],
    ['text', { op: 'missing-indicator', field: 'note' }, 'text is never a feature'],
    ['a category as a number', { op: 'field', field: 'smoker' }, 'use one-hot or ordinal'],
    [
      'a number as a category',
      { op: 'one-hot', field: 'age', category: '19' },
      'expected a category field, got "age", which is of kind integer',
    ],
    [
      'an unknown category',
      { op: 'one-hot', field: 'smoker', category: 'maybe' },
      'expected a category of the field (yes, no), got "maybe"',
    ],
    [
      'an order with a stranger',
      { op: 'ordinal', field: 'smoker', order: ['no', 'yes', 'maybe'] },
      '(yes, no), got "maybe"',
    ],
    ['an order that repeats', { op: 'ordinal', field: 'smoker', order: ['no', 'yes', 'no'] }, 'got "no" twice'],
    ['an order that leaves out', { op: 'ordinal', field: 'smoker', order: ['no'] }, '"yes" is not there'],
    [
      'a field that may be missing without stand-in',
      { op: 'field', field: 'bmi' },
      'expected whenMissing, because "bmi" may be missing',
    ],
    [
      'a fault deep inside',
      { op: 'product', of: [AGE, { op: 'log1p', of: { op: 'field', field: 'bmi' } }] },
      'expected whenMissing',
    ],
  ])('refuses a column with %s and names it', (_title, value, reason) => {
    const { code, detail } = refusalOf(specOf(value));
    expect({ code, detail }).toEqual({ code: 'BUNDLE_FEATURES_UNREADABLE', detail: expect.stringContaining(reason) });
    expect(detail).toContain('column "x": ');
  });

  it('tells every fault with its place', () => {
    const { errors } = refusalOf({
      specVersion: 1,
      columns: [
        { name: 'a/b', value: { op: 'product', of: [AGE, { op: 'field', field: 'height' }] } },
        { name: 'a/b', value: { op: 'shift-scale', of: AGE, shift: 0, scale: 0 } },
      ],
    });
    expect(errors.map(({ path, message }) => [path, message.slice(0, 40)])).toEqual([
      ['/columns/1/name', 'column "a/b": expected a name that no ot'],
      ['/columns/0/value/of/1', 'column "a/b": expected a field of the sc'],
      ['/columns/1/value', 'column "a/b": expected a scale other tha'],
    ]);
  });

  it('reads an expression thirty operations deep', () => {
    expect(parseFeatureSpec(specOf(nested(30)), visitSchema)).toEqual(specOf(nested(30)));
  });

  it('refuses an expression that nests a hundred thousand deep', () => {
    expect(refusalOf(specOf(nested(100_000))).detail).toContain('expected at most 40 levels of nesting, got more');
  });
});
