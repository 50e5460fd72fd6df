import { CategoryValue, IntegerValue, NumberValue, RecordOf } from '@medcast/record-schema';

/** A person whose yearly medical insurance charges are predicted. The one place where these fields are declared. */
@RecordOf({
  name: 'patient',
  title: 'Medical insurance charges',
  description:
    'A person in the USA, as an insurer knows them, for an estimate of the medical charges billed in a year.',
  target: {
    kind: 'number',
    name: 'charges',
    label: 'Medical charges',
    help: 'What the insurer bills for one year.',
    unit: 'USD',
    minimum: 0,
    missing: 'refuse',
    example: 13000,
  },
})
export class Patient {
  @IntegerValue({
    label: 'Age',
    help: 'Age of the insured person.',
    unit: 'years',
    minimum: 0,
    maximum: 120,
    step: 1,
    example: 42,
  })
  readonly age!: number;

  @CategoryValue({
    label: 'Sex',
    help: 'Sex, as the insurer records it.',
    categories: { female: 'Female', male: 'Male' },
    example: 'female',
  })
  readonly sex!: 'female' | 'male';

  @NumberValue({
    label: 'Body mass index',
    help: 'Weight divided by the square of height.',
    unit: 'kg/m²',
    minimum: 10,
    maximum: 80,
    step: 0.1,
    example: 27.9,
  })
  readonly bmi!: number;

  @IntegerValue({
    label: 'Children',
    help: 'Children covered by the insurance.',
    minimum: 0,
    maximum: 20,
    step: 1,
    example: 1,
  })
  readonly children!: number;

  @CategoryValue({
    label: 'Smoker',
    help: 'Whether the person smokes.',
    categories: { no: 'No', yes: 'Yes' },
    example: 'no',
  })
  readonly smoker!: 'no' | 'yes';

  @CategoryValue({
    label: 'Region',
    help: 'Where in the USA the person lives.',
    categories: { northeast: 'Northeast', northwest: 'Northwest', southeast: 'Southeast', southwest: 'Southwest' },
    example: 'southwest',
  })
  readonly region!: 'northeast' | 'northwest' | 'southeast' | 'southwest';
}
