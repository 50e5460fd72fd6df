import {
  CategoryValue,
  DateValue,
  IntegerValue,
  OpenCategoryValue,
  RecordOf,
  schemaOf,
  toInstance,
} from './record-class';
import { compileRecordParser } from './compile-record-parser';

@RecordOf({
  name: 'pet',
  title: 'Pet',
  description: 'An animal at home.',
  target: { kind: 'number', name: 'weight', label: 'Weight', missing: 'refuse', example: 4 },
})
class Pet {
  @IntegerValue({ label: 'Age', minimum: 0, example: 3 })
  readonly age!: number;

  @CategoryValue({ label: 'Kind', categories: { cat: 'Cat', dog: 'Dog' }, example: 'cat', missing: 'allow' })
  readonly kind!: 'cat' | 'dog' | null;
}

describe('schemaOf', () => {
  it('gives the declarations in the order of the class', () => {
    expect(schemaOf(Pet)).toEqual({
      schemaVersion: 1,
      name: 'pet',
      title: 'Pet',
      description: 'An animal at home.',
      fields: [
        { kind: 'integer', name: 'age', label: 'Age', minimum: 0, example: 3, missing: 'refuse' },
        {
          kind: 'category',
          name: 'kind',
          label: 'Kind',
          categories: [
            { value: 'cat', label: 'Cat' },
            { value: 'dog', label: 'Dog' },
          ],
          example: 'cat',
          missing: 'allow',
        },
      ],
      target: { kind: 'number', name: 'weight', label: 'Weight', missing: 'refuse', example: 4 },
    });
  });

  it('refuses a class that declares nothing', () => {
    expect(() => schemaOf(class Nothing {})).toThrow('expected a class with @RecordOf, got Nothing');
  });
});

describe('DateValue and OpenCategoryValue', () => {
  @RecordOf({
    name: 'letter',
    title: 'Letter',
    description: 'A letter.',
    target: { kind: 'integer', name: 'days', label: 'Days', missing: 'refuse', example: 2 },
  })
  class Letter {
    @DateValue({ label: 'Posted', minimum: '2020-01-01', example: '2024-02-29' })
    readonly posted!: string;

    @OpenCategoryValue({ label: 'Town', categories: { Bern: 'Bern' }, example: 'Bern', missing: 'allow' })
    readonly town!: string | null;
  }

  it('declare texts', () => {
    expect(schemaOf(Letter).fields).toEqual([
      {
        kind: 'date',
        name: 'posted',
        label: 'Posted',
        minimum: '2020-01-01',
        example: '2024-02-29',
        missing: 'refuse',
      },
      {
        kind: 'category',
        name: 'town',
        label: 'Town',
        categories: [{ value: 'Bern', label: 'Bern' }],
        open: true,
        example: 'Bern',
        missing: 'allow',
      },
    ]);
  });
});

describe('toInstance', () => {
  it('makes an instance of the class', () => {
    const parse = compileRecordParser(schemaOf(Pet)).parseJson({ age: 2, kind: null });
    const pet = parse.ok ? toInstance(Pet, parse.record) : undefined;
    expect(pet).toBeInstanceOf(Pet);
    expect(pet).toEqual({ age: 2, kind: null });
  });
});

// Each of these lines must fail to compile; `npm run typecheck` reports an unused expectation.
export class DoesNotCompile {
  // @ts-expect-error a whole number is not a text
  @IntegerValue({ label: 'Age', example: 3 })
  readonly age!: string;

  // @ts-expect-error the categories allow more than the property
  @CategoryValue({ label: 'Kind', categories: { cat: 'Cat', dog: 'Dog' }, example: 'cat' })
  readonly kind!: number;

  // @ts-expect-error a date is a text
  @DateValue({ label: 'Born', example: '2024-02-29' })
  readonly born!: Date;

  // @ts-expect-error the example is none of the categories
  @CategoryValue({ label: 'Kind', categories: { cat: 'Cat' }, example: 'cow' })
  readonly other!: 'cat';
}
