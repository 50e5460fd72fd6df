import { toFormModel } from './form-model';
import { recordOfEveryKind } from './testing/record-of-every-kind';

describe('toFormModel', () => {
  it('draws one control for each field, in order', () => {
    expect(toFormModel(recordOfEveryKind)).toEqual({
      schema: recordOfEveryKind,
      controls: [
        {
          name: 'age',
          input: 'number',
          required: true,
          unit: 'years',
          minimum: 0,
          maximum: 120,
          step: 1,
          example: '40',
          hint: '0 to 120 years',
        },
        {
          name: 'bmi',
          input: 'number',
          required: true,
          unit: 'kg/m²',
          minimum: 10,
          maximum: 80,
          step: 0.1,
          example: '27.9',
          hint: '10 to 80 kg/m²',
        },
        {
          name: 'smoker',
          input: 'choice',
          required: true,
          example: 'no',
          options: [
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ],
        },
        { name: 'insured', input: 'toggle', required: true, example: 'true' },
        { name: 'note', input: 'text', required: true, maximumLength: 50, example: 'none' },
        { name: 'weight', input: 'number', required: false, unit: 'kg', example: '70.5', hint: 'any number, in kg' },
      ],
    });
  });

  it('offers a list where there are more than four categories', () => {
    const categories = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: value }));
    const schema = {
      ...recordOfEveryKind,
      fields: [{ kind: 'category', name: 'c', label: 'C', categories, missing: 'refuse', example: 'a' }],
    } as const;
    expect(toFormModel(schema).controls[0]?.input).toBe('select');
  });
});
