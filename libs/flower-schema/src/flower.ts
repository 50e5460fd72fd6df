import { NumberValue, RecordOf } from '@medcast/record-schema';

/** The species that a {@link Flower} may be of. */
export type Species = 'setosa' | 'versicolor' | 'virginica';

/** An iris flower whose species is predicted. The one place where these fields are declared. */
@RecordOf({
  name: 'flower',
  title: 'Iris species',
  description: 'An iris flower, measured with a ruler, for a guess at which of three species it is of.',
  target: {
    kind: 'category',
    name: 'species',
    label: 'Species',
    help: 'The species that a botanist determined.',
    categories: [
      { value: 'setosa', label: 'Iris setosa' },
      { value: 'versicolor', label: 'Iris versicolor' },
      { value: 'virginica', label: 'Iris virginica' },
    ],
    missing: 'refuse',
    example: 'setosa',
  },
})
export class Flower {
  @NumberValue({
    label: 'Sepal length',
    help: 'Length of one of the outer leaves of the flower.',
    unit: 'cm',
    minimum: 1,
    maximum: 15,
    step: 0.1,
    example: 5.1,
  })
  readonly sepalLength!: number;

  @NumberValue({
    label: 'Sepal width',
    help: 'Width of the same sepal at its widest.',
    unit: 'cm',
    minimum: 0.5,
    maximum: 10,
    step: 0.1,
    example: 3.5,
  })
  readonly sepalWidth!: number;

  @NumberValue({
    label: 'Petal length',
    help: 'Length of one of the inner leaves of the flower.',
    unit: 'cm',
    minimum: 0.1,
    maximum: 15,
    step: 0.1,
    example: 1.4,
  })
  readonly petalLength!: number;

  @NumberValue({
    label: 'Petal width',
    help: 'Width of the same petal at its widest.',
    unit: 'cm',
    minimum: 0.1,
    maximum: 8,
    step: 0.1,
    example: 0.2,
  })
  readonly petalWidth!: number;
}
