import type { FeatureSpec } from '@medcast/feature-pipeline';
import { patientSchema } from '@medcast/patient-schema';
import { fieldColumnsOf } from './field-columns';

const age = { op: 'field', field: 'age' } as const;
const smokes = { op: 'one-hot', field: 'smoker', category: 'yes' } as const;
const features: FeatureSpec = {
  specVersion: 1,
  columns: [
    { name: 'age', value: age },
    { name: 'age²', value: { op: 'product', of: [age, age] } },
    { name: 'smokes', value: smokes },
    { name: 'smokes × age', value: { op: 'product', of: [smokes, { op: 'power', of: age, exponent: 2 }] } },
  ],
};

describe('fieldColumnsOf', () => {
  it('gives each field the columns that read it and no other', () => {
    expect(fieldColumnsOf(features, patientSchema)).toEqual({
      age: ['age', 'age²'],
      sex: [],
      bmi: [],
      children: [],
      smoker: ['smokes'],
      region: [],
    });
  });
});
