import { patientSchema } from '@medcast/patient-schema';
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
});
