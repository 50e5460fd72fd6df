import { sampleSchema } from '../testing/sample-schema';
import { toFieldFigures } from './to-field-figures';

describe('toFieldFigures', () => {
  it('puts fields and categories into the order of the schema, with its labels', () => {
    const figures = toFieldFigures({ region: { southwest: 3, northeast: 4 }, smoker: { no: 1, yes: 2 } }, sampleSchema);
    expect(figures).toEqual([
      {
        field: 'smoker',
        label: 'Smoker',
        categories: [
          { value: 'yes', label: 'Yes', figures: 2 },
          { value: 'no', label: 'No', figures: 1 },
        ],
      },
      {
        field: 'region',
        label: 'Region',
        categories: [
          { value: 'northeast', label: 'North-east', figures: 4 },
          { value: 'southwest', label: 'South-west', figures: 3 },
        ],
      },
    ]);
  });

  it('keeps what the schema does not know under its own name', () => {
    expect(toFieldFigures({ team: { red: 1 } }, sampleSchema)).toEqual([
      { field: 'team', label: 'team', categories: [{ value: 'red', label: 'red', figures: 1 }] },
    ]);
  });
});
