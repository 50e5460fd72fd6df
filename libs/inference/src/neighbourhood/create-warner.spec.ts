import type { ValidRecord } from '@medcast/record-schema';
import { createEstimator } from '../create-estimator';
import { regressionParts, toPatient } from '../testing/sample-parts';
import { createNeighbourhoodMeter } from './create-neighbourhood-meter';
import { createWarner } from './create-warner';
import type { Neighbourhood } from './neighbourhood';
import { normalShareBelow } from './normal-share-below';

/** Young non-smokers and old smokers. */
const neighbourhood: Neighbourhood = {
  people: 1200,
  fields: [
    {
      kind: 'quantity',
      field: 'age',
      knots: [
        { value: 20, score: -2 },
        { value: 40, score: 0 },
        { value: 60, score: 2 },
      ],
      missing: 2,
    },
    { kind: 'values', field: 'smoker', values: ['no', 'yes'], different: Math.SQRT2 },
  ],
  groups: [
    { people: 800, centre: [-1, 0, 1, 0, 0], spread: 0.5 },
    { people: 400, centre: [1, 0, 0, 1, 0], spread: 0.5 },
  ],
  distances: [
    { share: 0.5, distance: 1 },
    { share: 0.995, distance: 1.5 },
    { share: 0.999, distance: 1.75 },
    { share: 1, distance: 2 },
  ],
  unusualBeyond: 0.995,
  similar: { radius: 1.25, dimensions: 2, fewest: 20, usualShare: 0.98 },
};

const warn = createWarner(neighbourhood);
const measure = createNeighbourhoodMeter(neighbourhood);
const messagesOf = (record: ValidRecord) => warn(record).map(({ code, message }) => `${code}: ${message}`);

describe('createWarner', () => {
  it('says nothing of somebody in the middle of others', () => {
    expect(warn(toPatient({ age: 30, smoker: 'no' }))).toEqual([]);
    expect(warn(toPatient({ age: 50, smoker: 'yes' }))).toEqual([]);
  });

  it('tells an unusual combination of usual values', () => {
    // From young smokers to young non-smokers: √(2 + 0.5) = 1.58, between 99.5 % and 99.9 %.
    expect(warn(toPatient({ age: 30, smoker: 'yes' }))[0]).toEqual({
      path: '',
      code: 'RECORD_UNUSUAL',
      message:
        'Unlike what this model has learned from: 99.6 % of those records lie nearer to each other; ' +
        'the estimate may be far off, and its stated certainty does not hold here.',
    });
  });

  it('says how much farther than everybody', () => {
    expect(messagesOf(toPatient({ age: 90, smoker: 'yes' }))).toEqual([
      expect.stringContaining(
        'RECORD_UNUSUAL: Unlike anything this model has learned from: 2.0 times as far off as the farthest',
      ),
      expect.stringContaining(
        'FEW_SIMILAR_RECORDS: None of the 1,200 records this model has learned from are similar; 98 %',
      ),
    ]);
  });

  it('finds a record the farther the older it is', () => {
    const distances = [64, 70, 80, 100].map((age) => measure(toPatient({ age, smoker: 'yes' })).distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(new Set(distances).size).toBe(4);
  });

  it('takes a value that was never seen, and one that is missing, for another than all', () => {
    const [usual, unknown] = ['no', 'pipe'].map((smoker) => measure({ age: 30, smoker }).distance);
    expect(unknown).toBeGreaterThan(usual ?? Infinity);
    expect(measure({ age: null, smoker: 'no' }).distance).toBeCloseTo(Math.sqrt(0.5 + 1 + 4), 12);
  });

  it('counts about as many similar people as there are', () => {
    const { similarPeople } = measure({ age: 30, smoker: 'no' });
    expect(similarPeople).toBeGreaterThan(600);
    expect(similarPeople).toBeLessThanOrEqual(800);
  });

  it('finds nothing where a bundle says nothing of people', () => {
    expect(createWarner(undefined)(toPatient({ age: 100 }))).toEqual([]);
  });

  it('is what an estimator warns of', async () => {
    const estimator = await createEstimator({ ...regressionParts, neighbourhood });
    const patient = toPatient({ age: 90 });
    expect(estimator.warn(patient)).toEqual(warn(patient));
    await estimator.close();
  });
});

describe('normalShareBelow', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746],
    [-1.959963985, 0.025],
    [3, 0.998650102],
    [-40, 0],
    [40, 1],
  ])('of %d is %d', (value, share) => {
    expect(normalShareBelow(value)).toBeCloseTo(share, 6);
  });
});
