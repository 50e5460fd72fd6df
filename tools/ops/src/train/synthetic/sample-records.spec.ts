import { patientSchema } from '@medcast/patient-schema';
import type { RecordSchema } from '@medcast/record-schema';
import { patient } from '../../testing/patients';
import { toTrainedSchema } from '../trained-schema';
import { sampleRecords } from './sample-records';

const schema = toTrainedSchema(patientSchema, [
  patient({ age: 18, bmi: 16 }),
  patient({ age: 64, bmi: 53.13, children: 5 }),
]);

describe('sampleRecords', () => {
  it('gives the same records for the same seed and others for another', () => {
    const request = { count: 20, range: 'accepted', seed: 7 } as const;
    expect(sampleRecords(schema, request)).toEqual(sampleRecords(schema, request));
    expect(sampleRecords(schema, request)).not.toEqual(sampleRecords(schema, { ...request, seed: 8 }));
  });

  it('stays within the range that is asked for and reaches its ends', () => {
    const ages = (range: 'trained' | 'accepted') =>
      sampleRecords(schema, { count: 5000, range, seed: 1 }).map((record) => Number(record['age']));
    expect([Math.min(...ages('trained')), Math.max(...ages('trained'))]).toEqual([18, 64]);
    expect([Math.min(...ages('accepted')), Math.max(...ages('accepted'))]).toEqual([0, 120]);
  });

  it('draws every category', () => {
    const regions = sampleRecords(schema, { count: 200, range: 'trained', seed: 1 }).map((record) => record['region']);
    expect(new Set(regions).size).toBe(4);
  });

  describe('of fields that insurance has not', () => {
    const common = { missing: 'refuse' } as const;
    const odd: RecordSchema = {
      ...schema,
      fields: [
        { ...common, kind: 'number', name: 'dose', label: 'Dose', example: 2e-5, minimum: 1e-5, maximum: 4e-5 },
        {
          ...common,
          kind: 'date',
          name: 'since',
          label: 'Since',
          example: '2020-02-01',
          minimum: '2019-12-31',
          trained: { minimum: '2020-02-01', maximum: '2020-02-29' },
        },
        {
          ...common,
          kind: 'category',
          name: 'town',
          label: 'Town',
          categories: [{ value: 'here', label: 'Here' }],
          example: 'here',
          open: true,
        },
        { kind: 'boolean', name: 'garden', label: 'Garden', missing: 'allow', example: true },
      ],
    };
    const draw = (range: 'trained' | 'accepted', field: string) =>
      new Set(sampleRecords(odd, { count: 500, range, seed: 3 }).map((record) => record[field]));

    it('keeps the digits of a small range', () => {
      expect(draw('accepted', 'dose').size).toBeGreaterThan(100);
    });

    it('draws dates from first to last', () => {
      expect([...draw('trained', 'since')].toSorted().at(0)).toBe('2020-02-01');
      expect([...draw('trained', 'since')].toSorted().at(-1)).toBe('2020-02-29');
      expect([...draw('accepted', 'since')].toSorted().at(0)).toBe('2019-12-31');
    });

    it('draws values that an open list does not hold, where they are accepted', () => {
      expect([...draw('trained', 'town')]).toEqual(['here']);
      expect(draw('accepted', 'town').size).toBe(2);
    });

    it('leaves out what may be missing', () => {
      expect(draw('trained', 'garden')).toEqual(new Set([true, false, null]));
    });
  });
});
