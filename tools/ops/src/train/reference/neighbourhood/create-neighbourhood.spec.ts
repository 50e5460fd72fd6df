import { createNeighbourhoodMeter, type Neighbourhood } from '@medcast/inference';
import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';
import { createDraw } from '../background/draw';
import { customerSchema, drawCustomers } from '../testing/sample-tables';
import { createNeighbourhood } from './create-neighbourhood';

jest.setTimeout(60_000);

const fields = customerSchema.fields.filter(({ kind }) => kind !== 'text');

/** Shares of strangers that are warned of, over tables of so many people. */
function alarmsOf(count: number, seeds: readonly number[]) {
  const alarms = seeds.flatMap((seed) => {
    const neighbourhood = create(drawCustomers(count, seed));
    const measure = createNeighbourhoodMeter(neighbourhood);
    return drawCustomers(500, 1000 + seed)
      .map(measure)
      .map(({ distance, similarPeople }) => ({
        unusual: distance > limitOf(neighbourhood, 0.995),
        beyond95: distance > limitOf(neighbourhood, 0.95),
        few: similarPeople < neighbourhood.similar.fewest,
      }));
  });
  const share = (kind: keyof (typeof alarms)[number]) => alarms.filter((alarm) => alarm[kind]).length / alarms.length;
  return { unusual: share('unusual'), beyond95: share('beyond95'), few: share('few') };
}

function create(records: readonly ValidRecord[], of: readonly FieldDeclaration[] = fields): Neighbourhood {
  const neighbourhood = createNeighbourhood({ fields: of, records, seed: 1 });
  if (neighbourhood === undefined) throw new TypeError('expected a neighbourhood');
  return neighbourhood;
}

function limitOf({ distances }: Neighbourhood, share: number): number {
  return distances.find((row) => row.share >= share)?.distance ?? NaN;
}

describe('createNeighbourhood', () => {
  const records = drawCustomers(1000, 1);
  const neighbourhood = create(records);
  const measure = createNeighbourhoodMeter(neighbourhood);
  const limit = limitOf(neighbourhood, 0.995);

  it('warns of strangers about as often as it says', () => {
    const { unusual, beyond95, few } = alarmsOf(700, [1, 2]);
    expect(unusual).toBeGreaterThan(0.001);
    expect(unusual).toBeLessThan(0.012);
    expect(beyond95).toBeGreaterThan(0.03);
    expect(beyond95).toBeLessThan(0.075);
    expect(few).toBeGreaterThan(0.008);
    expect(few).toBeLessThan(0.04);
  });

  it('holds groups of at least ten people, and nobody more or less than everybody', () => {
    expect(Math.min(...neighbourhood.groups.map(({ people }) => people))).toBeGreaterThanOrEqual(10);
    expect(neighbourhood.groups.reduce((sum, { people }) => sum + people, 0)).toBe(1000);
  });

  it('finds a person the farther the older they are', () => {
    const usual = { ...drawCustomers(1, 5)[0], age: 50 };
    const distances = [50, 80, 90, 100, 120].map((age) => measure({ ...usual, age }).distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(distances[0]).toBeLessThan(limit);
    expect(distances[3]).toBeGreaterThan(limit);
  });

  it('tells an unusual combination of usual values', () => {
    const draw = createDraw(3);
    const [age, income] = fields.filter(({ name }) => name === 'age' || name === 'income');
    const related = drawCustomers(1000, 2).map((record): ValidRecord => {
      return { ...record, income: Number(record['age']) / 10 + draw(-100, 100) / 200 };
    });
    const known = create(
      related,
      [age, income].filter((field) => field !== undefined),
    );
    const measureRelated = createNeighbourhoodMeter(known);
    expect(measureRelated({ age: 35, income: 3.5 }).distance).toBeLessThan(limitOf(known, 0.95));
    expect(measureRelated({ age: 62, income: 6.2 }).distance).toBeLessThan(limitOf(known, 0.995));
    expect(measureRelated({ age: 35, income: 6.2 }).distance).toBeGreaterThan(limitOf(known, 1));
    expect(measureRelated({ age: 35, income: 6.2 }).similarPeople).toBeLessThan(1);
  });

  it('takes a sample of a large table and still counts everybody', () => {
    const many = create(drawCustomers(6_000, 4));
    const counted = many.groups.reduce((sum, { people }) => sum + people, 0);
    expect(many.people).toBe(6_000);
    expect(Math.abs(counted - 6_000)).toBeLessThan(many.groups.length);
    expect(many.groups.length).toBeLessThanOrEqual(256);
  });

  it('is the same for the same seed', () => {
    expect(create(records)).toEqual(neighbourhood);
  });

  it('holds for a column that has one value, or none', () => {
    const constant = records.map((record): ValidRecord => ({ ...record, age: 40, income: null }));
    const measureConstant = createNeighbourhoodMeter(create(constant));
    const [one] = constant;
    expect(measureConstant({ ...one, age: 60 }).distance).toBeGreaterThan(measureConstant({ ...one }).distance);
    expect(measureConstant({ ...one, income: 1 }).distance).toBeGreaterThan(measureConstant({ ...one }).distance);
  });

  it.each([0, 19])('does not say what is usual of %d people', (count) => {
    expect(createNeighbourhood({ fields, records: records.slice(0, count), seed: 1 })).toBeUndefined();
  });

  it('does not say what is usual for a model that uses no field', () => {
    expect(createNeighbourhood({ fields: [], records, seed: 1 })).toBeUndefined();
  });
});
