import { Flower } from './flower';
import { flowerSchema } from './flower-schema';
import { parseFlower } from './parse-flower';

const flower = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };

describe('parseFlower', () => {
  it('makes a Flower of four good fields', () => {
    expect(parseFlower(flower)).toBeInstanceOf(Flower);
    expect(parseFlower(flower)).toEqual(flower);
  });

  it.each([
    ['no petal width', { petalWidth: undefined }, 'petalWidth: expected a number from 0.1 to 8 cm, got nothing'],
    ['"1.4" for the petal length', { petalLength: '1.4' }, 'got "1.4"; send it without quotes'],
    ['a sepal of 51 cm', { sepalLength: 51 }, 'sepalLength: expected a number from 1 to 15 cm, got 51'],
    ['the answer among the fields', { species: 'setosa' }, 'species'],
  ])('refuses %s', (_what, change, detail) => {
    expect(() => parseFlower({ ...flower, ...change })).toThrow(detail);
  });
});

describe('flowerSchema', () => {
  it('declares the columns of the table', () => {
    expect(flowerSchema.fields.map((field) => field.name)).toEqual(Object.keys(flower));
    expect(flowerSchema.target).toMatchObject({ kind: 'category', name: 'species' });
  });
});
