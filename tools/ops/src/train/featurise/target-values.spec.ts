import { flowerSchema } from '@medcast/flower-schema';
import { patientSchema } from '@medcast/patient-schema';
import { toTargetValues } from './target-values';

describe('toTargetValues', () => {
  it('keeps quantities', () => {
    expect([...toTargetValues([1.5, 0], patientSchema.target)]).toEqual([1.5, 0]);
  });

  it('turns categories into their index among those that the schema declares', () => {
    const targets = ['virginica', 'setosa', 'versicolor'];
    expect([...toTargetValues(targets, flowerSchema.target)]).toEqual([2, 0, 1]);
  });
});
