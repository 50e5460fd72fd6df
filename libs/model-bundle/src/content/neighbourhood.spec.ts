import type { z } from 'zod';
import { type BundledNeighbourhood, neighbourhoodSchema } from './neighbourhood';
import { referenceSchema } from './reference';

const neighbourhood: BundledNeighbourhood = {
  people: 30,
  fields: [
    {
      kind: 'quantity',
      field: 'age',
      knots: [
        { value: 18, score: -1 },
        { value: 64, score: 1 },
      ],
      missing: 2,
    },
    { kind: 'values', field: 'smoker', values: ['yes', null], different: 1.5 },
  ],
  groups: [
    { people: 10, centre: [0, 0, 1, 0, 0], spread: 0.5 },
    { people: 20, centre: [1, 0, 0, 1, 0], spread: 0 },
  ],
  distances: [
    { share: 0.5, distance: 1 },
    { share: 1, distance: 2 },
  ],
  unusualBeyond: 0.995,
  similar: { radius: 1, dimensions: 2, fewest: 3.5, usualShare: 0.98 },
};
const reference = { background: [{ record: { age: 1 }, weight: 1 }], histograms: {} };
const [older, younger] = neighbourhood.groups;
const [age, smoker] = neighbourhood.fields;

function faultsOf(schema: z.ZodType, input: unknown): readonly string[] {
  return schema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ?? [];
}

describe('referenceSchema', () => {
  it('reads the people that a model has learned from', () => {
    expect(referenceSchema.parse({ ...reference, neighbourhood })).toEqual({ ...reference, neighbourhood });
  });

  it('reads a bundle of before they were written', () => {
    expect(referenceSchema.parse(reference)).toEqual(reference);
  });

  it('names where they do not fit', () => {
    const input = { ...reference, neighbourhood: { ...neighbourhood, people: 'many' } };
    expect(faultsOf(referenceSchema, input)).toEqual([expect.stringMatching(/^neighbourhood\/people: /)]);
  });
});

describe('neighbourhoodSchema', () => {
  it.each<[string, object, string]>([
    ['a group of fewer than ten people', { groups: [{ ...older, people: 9 }, younger] }, 'groups/0/people: '],
    ['no group', { groups: [] }, 'groups: '],
    [
      'a centre that lacks a coordinate',
      { groups: [{ ...older, centre: [0, 0, 1, 0] }, younger] },
      ': expected every centre',
    ],
    ['a spread below 0', { groups: [{ ...older, spread: -1 }, younger] }, 'groups/0/spread: '],
    ['no field', { fields: [] }, 'fields: '],
    ['a field of another kind', { fields: [{ ...age, kind: 'text' }, smoker] }, 'fields/0/kind: '],
    ['a single knot', { fields: [{ ...age, knots: [{ value: 18, score: 0 }] }, smoker] }, 'fields/0/knots: '],
    [
      'knots that fall',
      {
        fields: [
          {
            ...age,
            knots: [
              { value: 2, score: 0 },
              { value: 1, score: 1 },
            ],
          },
          smoker,
        ],
      },
      'fields/0/knots: expected rising values',
    ],
    ['a category without values', { fields: [age, { ...smoker, values: [] }] }, 'fields/1/values: '],
    [
      'distances that fall',
      {
        distances: [
          { share: 0.5, distance: 2 },
          { share: 1, distance: 1 },
        ],
      },
      'distances: expected rising distances',
    ],
    ['shares in percent', { distances: [{ share: 50, distance: 2 }] }, 'distances/0/share: '],
    ['a radius of 0', { similar: { ...neighbourhood.similar, radius: 0 } }, 'similar/radius: '],
    ['an unknown key', { persons: [] }, ': Unrecognized key'],
  ])('refuses %s', (_, changes, place) => {
    const faults = faultsOf(neighbourhoodSchema, { ...neighbourhood, ...changes });
    expect(faults).toContainEqual(expect.stringContaining(place));
  });
});
