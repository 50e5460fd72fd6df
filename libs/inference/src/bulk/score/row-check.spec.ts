import {
  compileColumnWriter,
  compileRecordParser,
  createRecordColumns,
  type RecordSchema,
  type ValidRecord,
} from '@medcast/record-schema';
import fc from 'fast-check';
import { createThoroughWarner, createWarner } from '../../neighbourhood/create-warner';
import type { Neighbourhood } from '../../neighbourhood/neighbourhood';
import { anyPatient } from '../../testing/any-patient';
import { patientSchema } from '../../testing/sample-parts';
import { compileRowCheck, type RowCheck } from './row-check';

const random = (index: number): number => Math.abs(Math.sin(12.9898 * (index + 1)) * 43_758.5453) % 1;

/** People of two kinds in the space of age, smoking and income. */
const neighbourhood: Neighbourhood = {
  people: 600,
  fields: [
    {
      kind: 'quantity',
      field: 'age',
      knots: [
        { value: 10, score: -2 },
        { value: 40, score: 0 },
        { value: 80, score: 2.5 },
      ],
      missing: 2.8,
    },
    { kind: 'values', field: 'smoker', values: ['yes', 'no'], different: 1.9 },
    {
      kind: 'quantity',
      field: 'income',
      knots: [
        { value: 0, score: -1.5 },
        { value: 10, score: 2 },
      ],
      missing: 2.8,
    },
    { kind: 'values', field: 'insured', values: [true, null], different: 1.2 },
  ],
  groups: Array.from({ length: 30 }, (_, index) => ({
    people: 10 + Math.floor(20 * random(index)),
    centre: Array.from({ length: 10 }, (_unused, axis) => 1.4 * random(31 * index + axis) - 0.8),
    spread: 0.2 + 0.5 * random(1000 + index),
  })),
  distances: [
    { share: 0.5, distance: 2.5 },
    { share: 0.95, distance: 3.5 },
    { share: 0.999, distance: 4.5 },
  ],
  unusualBeyond: 0.98,
  similar: { radius: 2.5, dimensions: 3, fewest: 12, usualShare: 0.98 },
};

function isQuiet(check: RowCheck, record: ValidRecord, { fields }: RecordSchema): boolean {
  const columns = createRecordColumns(fields, 2);
  compileColumnWriter(fields)(record, columns, 1);
  return check(columns, 1);
}

describe('compileRowCheck', () => {
  it('is silent only where the warner is, and nearly always where it is', () => {
    const check = compileRowCheck(neighbourhood, patientSchema.fields);
    const warn = createThoroughWarner(neighbourhood);
    const warnQuickly = createWarner(neighbourhood);
    const found = { silent: 0, quiet: 0, warned: 0 };
    fc.assert(
      fc.property(anyPatient, (record) => {
        const isSilent = warn(record).length === 0;
        expect(warnQuickly(record)).toEqual(warn(record));
        const isSaidToBe = isQuiet(check, record, patientSchema);
        if (isSaidToBe) expect(isSilent).toBe(true);
        found.silent += Number(isSilent);
        found.quiet += Number(isSaidToBe);
        found.warned += Number(!isSilent);
      }),
      { numRuns: 3000 },
    );
    expect(found.warned).toBeGreaterThan(100);
    expect(found.silent).toBeGreaterThan(100);
    expect(found.quiet).toBeGreaterThan(0.9 * found.silent);
  });

  it('counts nobody twice, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(12, 25, 60),
        fc.array(anyPatient, { minLength: 1, maxLength: 30 }),
        (count, fewest, records) => {
          const groups = neighbourhood.groups.slice(0, count);
          const few: Neighbourhood = { ...neighbourhood, groups, similar: { ...neighbourhood.similar, fewest } };
          const warn = createThoroughWarner(few);
          const warnQuickly = createWarner(few);
          for (const record of records) expect(warnQuickly(record)).toEqual(warn(record));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is silent of everything where there is no neighbourhood', () => {
    const parse = compileRecordParser(patientSchema).parseJson({
      ...{ age: 52, bmi: 33.1, smoker: 'yes', note: 'none', insured: true, income: 1.5 },
    });
    if (!parse.ok) throw new Error('not a patient');
    expect(isQuiet(compileRowCheck(undefined, patientSchema.fields), parse.record, patientSchema)).toBe(true);
  });
});
