import { houseAnswer } from '../testing/answers';
import { houseSchema } from '../testing/house-form';
import { fieldToBeginWith, variableFields } from './varied-fields';

const fields = variableFields(houseSchema);

describe('variableFields', () => {
  it('are choices and what has a range, but no free text', () => {
    const open = { kind: 'number', name: 'price', label: 'Price', missing: 'refuse', example: 1 } as const;
    const names = variableFields({ ...houseSchema, fields: [...houseSchema.fields, open] }).map(({ name }) => name);
    expect(names).toEqual(['rooms', 'area', 'heating', 'district', 'garden', 'renovated', 'agent', 'listed']);
  });
});

describe('fieldToBeginWith', () => {
  it('is the quantity that moves the estimate most', () => {
    expect(fieldToBeginWith(fields, houseAnswer.explanation)?.name).toBe('area');
  });

  it('is whatever moves it most where there is no quantity', () => {
    const choices = fields.filter(({ kind }) => kind === 'category');
    expect(fieldToBeginWith(choices, houseAnswer.explanation)?.name).toBe('heating');
  });

  it('is the first without an explanation, and none where there is none', () => {
    expect(fieldToBeginWith(fields, undefined)?.name).toBe('rooms');
    expect(fieldToBeginWith([], undefined)).toBeUndefined();
  });
});
