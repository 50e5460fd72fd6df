import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import fc from 'fast-check';
import { compileFeaturePipeline } from './compile-feature-pipeline';
import type { DatePart, FeatureExpression, FeatureSpec } from './feature-spec';
import { anySpec, anyVisit } from './testing/arbitraries';
import { interpretRow } from './testing/interpret';
import { toVisit, type VisitFields } from './testing/to-visit';
import { visitSchema } from './testing/visit-schema';

const AGE: FeatureExpression = { op: 'field', field: 'age' };
const BMI: FeatureExpression = { op: 'field', field: 'bmi', whenMissing: 30 };

const CITY: FeatureExpression = { op: 'ordinal', field: 'city', order: ['Rome', 'Bern'] };

function bornPart(part: DatePart): FeatureExpression {
  return { op: 'date-part', field: 'born', part };
}

function specOf(...values: FeatureExpression[]): FeatureSpec {
  return { specVersion: 1, columns: values.map((value, index) => ({ name: `column ${index}`, value })) };
}

function featureOf(value: FeatureExpression, fields: VisitFields = {}): number | undefined {
  return compileFeaturePipeline(specOf(value), visitSchema).toMatrix([toVisit(fields)]).values[0];
}

/** The row as the pipeline writes it, or the code with which it refuses. */
function outcomeOf(spec: FeatureSpec, record: ValidRecord): number[] | string {
  try {
    return [...compileFeaturePipeline(spec, visitSchema).toMatrix([record]).values];
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('compileFeaturePipeline', () => {
  it.each<[string, FeatureExpression, VisitFields, number]>([
    ['reads a number', AGE, { age: 19 }, 19],
    ['reads true as 1', { op: 'field', field: 'insured' }, { insured: true }, 1],
    ['reads false as 0', { op: 'field', field: 'insured' }, { insured: false }, 0],
    ['puts the stand-in for a missing number', BMI, { bmi: null }, 30],
    [
      'puts the stand-in for a missing boolean',
      { op: 'field', field: 'urgent', whenMissing: 0.5 },
      { urgent: null },
      0.5,
    ],
    ['is 1 for the category', { op: 'one-hot', field: 'region', category: 'west' }, { region: 'west' }, 1],
    ['is 0 for another category', { op: 'one-hot', field: 'region', category: 'west' }, { region: 'north' }, 0],
    ['is 0 for a missing category', { op: 'one-hot', field: 'region', category: 'west' }, { region: null }, 0],
    ['ranks a category', { op: 'ordinal', field: 'region', order: ['west', 'south', 'north'] }, { region: 'north' }, 2],
    [
      'ranks a missing category -1',
      { op: 'ordinal', field: 'region', order: ['west', 'south', 'north'] },
      { region: null },
      -1,
    ],
    ['tells that a value is missing', { op: 'missing-indicator', field: 'bmi' }, { bmi: null }, 1],
    ['tells that a value is there', { op: 'missing-indicator', field: 'bmi' }, { bmi: 25 }, 0],
    ['tells that a category is missing', { op: 'missing-indicator', field: 'region' }, { region: null }, 1],
    ['ranks a value that an open category does not list -1', CITY, { city: 'Oslo' }, -1],
    ['ranks a value that an open category lists', CITY, { city: 'Rome' }, 0],
    [
      'is 0 for a value that an open category does not list',
      { op: 'one-hot', field: 'city', category: 'Bern' },
      { city: 'Oslo' },
      0,
    ],
    [
      'is not missing where an open category has an unlisted value',
      { op: 'missing-indicator', field: 'city' },
      { city: 'Oslo' },
      0,
    ],
    ['reads the year', bornPart('year'), { born: '2024-02-29' }, 2024],
    ['reads the month from 1', bornPart('month'), { born: '2024-02-29' }, 2],
    ['reads the day of the month', bornPart('day-of-month'), { born: '2024-02-29' }, 29],
    ['reads a Thursday as 4', bornPart('day-of-week'), { born: '2024-02-29' }, 4],
    ['reads a Sunday before 1970 as 7', bornPart('day-of-week'), { born: '1969-12-28' }, 7],
    ['reads the last day of a leap year as 366', bornPart('day-of-year'), { born: '2024-12-31' }, 366],
    ['counts days since 1970', bornPart('days-since-epoch'), { born: '1969-12-31' }, -1],
    [
      'puts the stand-in for a missing date',
      { op: 'date-part', field: 'seen', part: 'year', whenMissing: 2000 },
      { seen: null },
      2000,
    ],
    ['is 0 at the threshold of >', { op: 'indicator', of: BMI, comparison: '>', threshold: 30 }, { bmi: 30 }, 0],
    ['is 1 above the threshold of >', { op: 'indicator', of: BMI, comparison: '>', threshold: 30 }, { bmi: 30.01 }, 1],
    ['is 1 at the threshold of >=', { op: 'indicator', of: BMI, comparison: '>=', threshold: 30 }, { bmi: 30 }, 1],
    ['raises to a power', { op: 'power', of: AGE, exponent: 2 }, { age: 19 }, 361],
    ['takes the logarithm of 1 + x', { op: 'log1p', of: AGE }, { age: 0 }, 0],
    ['multiplies', { op: 'product', of: [AGE, BMI, AGE] }, { age: 2, bmi: 20.5 }, 82],
    ['shifts, then scales', { op: 'shift-scale', of: AGE, shift: 40, scale: 10 }, { age: 65 }, 2.5],
    ['clips from below', { op: 'clip', of: AGE, minimum: 18, maximum: 64 }, { age: 3 }, 18],
    ['clips from above', { op: 'clip', of: AGE, minimum: 18, maximum: 64 }, { age: 90 }, 64],
  ])('%s', (_title, value, fields, expected) => {
    expect(featureOf(value, fields)).toBe(expected);
  });

  it('computes in double and rounds to single precision once', () => {
    const bmiSquared: FeatureExpression = { op: 'power', of: BMI, exponent: 2 };
    expect(featureOf(bmiSquared, { bmi: 33.77 })).toBe(Math.fround(33.77 ** 2));
    expect(featureOf(bmiSquared, { bmi: 33.77 })).not.toBe(Math.fround(Math.fround(33.77) ** 2));
  });

  it('names its columns in order', () => {
    const { featureNames, featureCount } = compileFeaturePipeline(specOf(AGE, BMI), visitSchema);
    expect({ featureNames, featureCount }).toEqual({ featureNames: ['column 0', 'column 1'], featureCount: 2 });
  });

  it('makes an empty matrix of no records', () => {
    const matrix = compileFeaturePipeline(specOf(AGE, BMI), visitSchema).toMatrix([]);
    expect(matrix).toEqual({ values: new Float32Array(0), rows: 0, columns: 2 });
  });

  it('writes at the offset and nowhere else', () => {
    const target = new Float32Array(5).fill(-7);
    compileFeaturePipeline(specOf(AGE, BMI), visitSchema).writeRow(toVisit({ age: 19, bmi: 20 }), target, 2);
    expect([...target]).toEqual([-7, -7, 19, 20, -7]);
  });

  it.each([-1, 0.5, 4, Number.NaN])('refuses the offset %d, from which the row does not fit', (offset) => {
    const { writeRow } = compileFeaturePipeline(specOf(AGE, BMI), visitSchema);
    expect(() => writeRow(toVisit(), new Float32Array(5), offset)).toThrow(RangeError);
  });

  it.each<[string, FeatureExpression]>([
    ['an infinite feature', { op: 'power', of: AGE, exponent: -1 }],
    ['a feature that is not a number', { op: 'log1p', of: { op: 'shift-scale', of: AGE, shift: 2, scale: 1 } }],
    ['a feature beyond single precision', { op: 'shift-scale', of: AGE, shift: 1, scale: 1e-39 }],
  ])('refuses %s and names its column', (_title, value) => {
    const spec = {
      specVersion: 1,
      columns: [
        { name: 'fine', value: AGE },
        { name: 'broken', value },
      ],
    } as const;
    const pipeline = compileFeaturePipeline(spec, visitSchema);
    expect(() => pipeline.toMatrix([toVisit({ age: 0 })])).toThrow(
      /^RECORD_INVALID: feature "broken": expected a finite number/,
    );
  });

  it('refuses a spec that does not fit the schema', () => {
    expect(() => compileFeaturePipeline(specOf({ op: 'field', field: 'bmi' }), visitSchema)).toThrow(
      expect.objectContaining({ code: 'BUNDLE_FEATURES_UNREADABLE' }),
    );
  });

  it('computes what a naive interpreter computes, and refuses what that finds not finite', () => {
    fc.assert(
      fc.property(anySpec, anyVisit, (spec, record) => {
        const reference = interpretRow(spec, visitSchema, record);
        expect(outcomeOf(spec, record)).toEqual(reference.every(Number.isFinite) ? reference : 'RECORD_INVALID');
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives a batch the rows that its records have one by one', () => {
    fc.assert(
      fc.property(anySpec, fc.array(anyVisit, { maxLength: 8 }), (spec, records) => {
        const single = records.map((record) => outcomeOf(spec, record));
        fc.pre(!single.includes('RECORD_INVALID'));
        const matrix = compileFeaturePipeline(spec, visitSchema).toMatrix(records);
        expect(matrix).toEqual({
          values: Float32Array.from(single.flat().map(Number)),
          rows: records.length,
          columns: spec.columns.length,
        });
      }),
    );
  });

  it('keeps nothing of one row for the next', () => {
    fc.assert(
      fc.property(anySpec, anyVisit, anyVisit, (spec, first, second) => {
        fc.pre([first, second].every((record) => Array.isArray(outcomeOf(spec, record))));
        const { values } = compileFeaturePipeline(spec, visitSchema).toMatrix([first, second, first]);
        expect(values.slice(0, spec.columns.length)).toEqual(values.slice(2 * spec.columns.length));
      }),
    );
  });
});
