import { createEstimator } from '@medcast/inference';
import { compileRecordParser, type ValidRecord } from '@medcast/record-schema';
import { type CreatedReference, createReference } from './create-reference';
import type { FittedModel } from './background/responder';
import { encodeRegression } from './testing/encode-network';
import { customerClassification, customerRegression, drawCustomers } from './testing/sample-tables';

const people = drawCustomers(250, 1);

jest.setTimeout(60_000);

describe.each<[string, FittedModel]>([
  ['regression', customerRegression],
  ['classification', customerClassification],
])('createReference of a %s', (_, fitted) => {
  let created: CreatedReference;

  beforeAll(async () => {
    created = await createReference(fitted, people, 7);
  });

  it('has a background of valid records, none of them a person, whose weights sum to one', () => {
    const parser = compileRecordParser(fitted.schema);
    const { background } = created.reference;
    const persons = new Set(people.map(toKey));
    expect(background.filter(({ record }) => !parser.parseJson(record).ok)).toEqual([]);
    expect(background.filter(({ record }) => persons.has(toKey(record)))).toEqual([]);
    expect(background.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('gives each background record at least ten people', () => {
    const { background } = created.reference;
    expect(Math.min(...background.map(({ weight }) => weight * people.length))).toBeGreaterThanOrEqual(10 - 1e-9);
    expect(background).toHaveLength(created.figures.groups);
  });

  it('explains people it has not measured as the whole table does, to about the error that it states', async () => {
    const { backgroundError } = created.figures;
    const error = await relativeErrorOn(fitted, created, drawCustomers(10, 99));
    expect(backgroundError).toBeLessThanOrEqual(0.08);
    expect(error).toBeLessThanOrEqual(1.5 * backgroundError);
    expect(error).toBeGreaterThan(0);
  });
});

describe('createReference', () => {
  it('is the same for the same seed, and another for another', async () => {
    const few = people.slice(0, 60);
    const created = await createReference(customerRegression, few, 7);
    expect(await createReference(customerRegression, few, 7)).toEqual(created);
    expect(await createReference(customerRegression, few, 8)).not.toEqual(created);
  });

  it.each([20, 45])('says honestly how far the few groups of %d people lead', async (count) => {
    const few = drawCustomers(count, 3);
    const created = await createReference(customerRegression, few, 1);
    const { background } = created.reference;
    expect(Math.min(...background.map(({ weight }) => weight * count))).toBeGreaterThanOrEqual(10 - 1e-9);
    expect(created.figures).toMatchObject({ groups: background.length, records: Math.min(count, 32), people: count });
    expect(created.figures.backgroundError).toBeCloseTo(
      await relativeErrorOn(customerRegression, { ...created, people: few }, few),
      1,
    );
  });

  it('explains a model that uses no field with nothing', async () => {
    const constant = {
      ...customerRegression,
      features: {
        specVersion: 1,
        columns: [{ name: 'zero', value: { op: 'clip', of: { op: 'field', field: 'age' }, minimum: 0, maximum: 0 } }],
      },
    } as const;
    const model = encodeRegression({ hidden: [0], output: [0], features: 1, units: 1, outputs: 1 });
    const { figures } = await createReference({ ...constant, model }, people, 1);
    expect(figures).toMatchObject({ backgroundError: 0 });
  });
});

/** Contributions of the real estimator against the background, compared with those against everybody. */
async function relativeErrorOn(
  fitted: FittedModel,
  { reference, people: all = people }: CreatedReference & { readonly people?: readonly ValidRecord[] },
  strangers: readonly ValidRecord[],
): Promise<number> {
  const everybody = all.map((record) => ({ record, weight: 1 / all.length }));
  const few = await createEstimator({ ...fitted, level: 0.9, background: reference.background });
  const whole = await createEstimator({ ...fitted, level: 0.9, background: everybody });
  let error = 0;
  let size = 0;
  for (const stranger of strangers) {
    const [approximate, exact] = [await few.explain(stranger), await whole.explain(stranger)];
    for (const [index, { contribution }] of exact.contributions.entries()) {
      error += Math.abs((approximate.contributions[index]?.contribution ?? NaN) - contribution);
      size += Math.abs(contribution);
    }
  }
  await Promise.all([few.close(), whole.close()]);
  return error / size;
}

function toKey(record: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(record).toSorted());
}
