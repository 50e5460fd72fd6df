import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import fc from 'fast-check';
import { createEstimator } from './create-estimator';
import type { Estimator, EstimatorParts } from './estimator';
import { anyPatient } from './testing/any-patient';
import { regressionGraph } from './testing/sample-graphs';
import { classificationParts, patientBackground, regressionParts, toPatient } from './testing/sample-parts';

const USED_FIELDS = ['age', 'bmi', 'smoker', 'insured', 'income'];

function explainedNumber(estimate: Estimate, label = ''): number {
  return 'expected' in estimate ? estimate.expected : (estimate.probabilities[label] ?? NaN);
}

describe.each<[string, EstimatorParts]>([
  ['regression', regressionParts],
  ['classification', classificationParts],
])('explanations of a %s', (_, parts) => {
  let estimator: Estimator;

  beforeAll(async () => {
    estimator = await createEstimator(parts);
  });

  afterAll(() => estimator.close());

  it('sum to what they explain', async () => {
    await fc.assert(
      fc.asyncProperty(anyPatient, async (patient) => {
        const estimate = await estimator.estimate(patient);
        const { base, contributions } = await estimator.explain(patient);

        const label = 'label' in estimate ? estimate.label : '';
        const explained = explainedNumber(estimate, label);
        const total = contributions.reduce((sum, { contribution }) => sum + contribution, base);
        expect(Math.abs(total - explained)).toBeLessThan(1e-5 * Math.max(1, Math.abs(explained)));
      }),
      { numRuns: 50 },
    );
  });

  it('name every field once, in the order of the schema', async () => {
    const patient = toPatient();

    const { contributions } = await estimator.explain(patient);

    expect(contributions).toEqual(
      parts.schema.fields.map(({ name }) => ({ field: name, value: patient[name], contribution: expect.any(Number) })),
    );
    expect(contributions.find(({ field }) => field === 'note')?.contribution).toBe(0);
  });

  it('are the mean over all orders in which the fields can take their values', async () => {
    const patient = toPatient();
    const estimate = await estimator.estimate(patient);
    const label = 'label' in estimate ? estimate.label : '';
    const expected = await contributionsByOrders(
      async (record) => explainedNumber(await estimator.estimate(record), label),
      patient,
    );

    const { contributions } = await estimator.explain(patient);

    for (const { field, contribution } of contributions) {
      expect(contribution).toBeCloseTo(expected.get(field) ?? 0, 4);
    }
  });

  it('replay says what estimate and explain say', async () => {
    const patient = toPatient();

    const replay = await estimator.replay(patient);

    const estimate = await estimator.estimate(patient);
    const { base, contributions } = await estimator.explain(patient);
    const byField = Object.fromEntries(contributions.map(({ field, contribution }) => [field, contribution]));
    expect(replay.contributions).toEqual({ base, byField });
    expect(replay.features).toHaveLength(6);
    expect(replay.outputs).toEqual(
      'expected' in estimate
        ? {
            expected: estimate.expected,
            typical: estimate.typical,
            lower: estimate.interval.lower,
            upper: estimate.interval.upper,
          }
        : estimate.probabilities,
    );
  });
});

/** Brute force: 5! orders for each background record, one estimate at a time. */
async function contributionsByOrders(
  valueOf: (record: ValidRecord) => Promise<number>,
  patient: ValidRecord,
): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  const orders = ordersOf(USED_FIELDS);
  for (const { record, weight } of patientBackground) {
    const known = new Map<string, number>();
    const valueWith = async (fields: readonly string[]): Promise<number> => {
      const key = fields.toSorted().join();
      const taken = Object.fromEntries(fields.map((field) => [field, patient[field] ?? null]));
      const value = known.get(key) ?? (await valueOf({ ...patient, ...record, ...taken }));
      known.set(key, value);
      return value;
    };
    for (const order of orders) {
      for (const [index, field] of order.entries()) {
        const added = (await valueWith(order.slice(0, index + 1))) - (await valueWith(order.slice(0, index)));
        shares.set(field, (shares.get(field) ?? 0) + (weight * added) / orders.length);
      }
    }
  }
  return shares;
}

function ordersOf(fields: readonly string[]): string[][] {
  return fields.length === 0
    ? [[]]
    : fields.flatMap((first) => ordersOf(fields.filter((field) => field !== first)).map((rest) => [first, ...rest]));
}

describe('createEstimator', () => {
  it('answers a regression in the unit of the target', async () => {
    const estimator = await createEstimator(regressionParts);

    const estimate = await estimator.estimate(toPatient({ age: 50, bmi: 35, smoker: 'no', insured: false, income: 0 }));
    await estimator.close();

    // age 1, bmi 1: p = 3, q = 1.5, r = 1.
    expect(estimate).toEqual({
      expected: 5.5,
      typical: Math.fround(5.5 * 0.9),
      interval: { lower: -4.5, upper: 15.5, level: 0.95 },
      unit: 'USD',
    });
  });

  it('answers a classification with the label, all probabilities and the set', async () => {
    const estimator = await createEstimator(classificationParts);

    const estimate = await estimator.estimate(toPatient());
    await estimator.close();

    const probability = expect.any(Number);
    expect(estimate).toEqual({
      label: 'high',
      probabilities: { low: probability, middle: probability, high: probability },
      set: { labels: ['high'], level: 0.9 },
    });
  });

  it('gives a field that the graph ignores nothing, whatever it is', async () => {
    const model = regressionGraph({ p: [1, 2, 0.5, 1, 0, 0], q: [0.5, 1, 3, 0, 0, 0], r: [2, -1, 4, 1, 0, 0] });
    const estimator = await createEstimator({ ...regressionParts, model });

    await fc.assert(
      fc.asyncProperty(anyPatient, async (patient) => {
        const { contributions } = await estimator.explain(patient);
        const ignored = contributions.filter(({ field }) => field === 'insured' || field === 'income');
        ignored.forEach(({ contribution }) => expect(contribution).toBeCloseTo(0, 4));
      }),
      { numRuns: 20 },
    );
    await estimator.close();
  });

  it('explains a record that is its own background with nothing but the base', async () => {
    const patient = toPatient();
    const estimator = await createEstimator({ ...regressionParts, background: [{ record: patient, weight: 1 }] });

    const { base, contributions } = await estimator.explain(patient);
    const estimate = await estimator.estimate(patient);
    await estimator.close();

    expect(base).toBe(explainedNumber(estimate));
    expect(contributions.every(({ contribution }) => contribution === 0)).toBe(true);
  });

  it('answers many callers at once as it answers one', async () => {
    const estimator = await createEstimator(regressionParts);
    const patients = Array.from({ length: 20 }, (_, i) => toPatient({ age: 20 + i }));

    const together = await Promise.all(patients.map((patient) => estimator.explain(patient)));
    const alone = [];
    for (const patient of patients) {
      alone.push(await estimator.explain(patient));
    }
    await estimator.close();

    expect(together).toEqual(alone);
  });

  it('finishes what it has begun before it closes, and begins nothing more', async () => {
    const estimator = await createEstimator(regressionParts);

    const begun = estimator.explain(toPatient());
    const closed = Promise.all([estimator.close(), estimator.close()]);

    await expect(estimator.estimate(toPatient())).rejects.toMatchObject({ code: 'MODEL_NOT_READY' });
    await expect(begun).resolves.toMatchObject({ base: expect.any(Number) });
    await expect(closed).resolves.toBeDefined();
  });

  it('does not replay a record that is not valid', async () => {
    const estimator = await createEstimator(regressionParts);

    const replay = estimator.replay({ ...toPatient(), age: 40.5, colour: 'red' });

    await expect(replay).rejects.toMatchObject({
      code: 'RECORD_INVALID',
      errors: [expect.any(Object), expect.any(Object)],
    });
    await estimator.close();
  });

  it('refuses a record beyond what floats can hold', async () => {
    const estimator = await createEstimator(regressionParts);

    await expect(estimator.estimate(toPatient({ bmi: 1e30 }))).rejects.toMatchObject({
      code: 'RECORD_INVALID',
      detail: expect.stringContaining('Infinity as expected'),
    });
    await estimator.close();
  });

  const [first, ...others] = patientBackground;
  it.each<[string, Partial<EstimatorParts>, string, string]>([
    ['a task that the target is not of', { task: 'classification' }, 'BUNDLE_SCHEMA_UNREADABLE', 'expected a category'],
    [
      'a target that the task is not of',
      { schema: classificationParts.schema },
      'BUNDLE_SCHEMA_UNREADABLE',
      'got "category"',
    ],
    [
      'features of no field',
      { features: { specVersion: 1, columns: [{ name: 'x', value: { op: 'field', field: 'x' } }] } },
      'BUNDLE_FEATURES_UNREADABLE',
      'x',
    ],
    [
      'a graph of another width',
      { model: regressionGraph({ p: [1], q: [1], r: [1] }) },
      'BUNDLE_ONNX_REFUSED',
      '[n, 6]',
    ],
    ['no background', { background: [] }, 'BUNDLE_CONTENT_INVALID', 'sum to 1'],
    ['weights that sum to less', { background: others }, 'BUNDLE_CONTENT_INVALID', 'got 2 that sum to 0.5'],
    [
      'a background without a field',
      { background: [{ record: { ...first?.record, income: null, age: null }, weight: 1 }] },
      'BUNDLE_CONTENT_INVALID',
      '/background/0/record/age',
    ],
    [
      'a background of another category',
      { background: [{ record: { ...first?.record, smoker: 'maybe' }, weight: 1 }] },
      'BUNDLE_CONTENT_INVALID',
      'got "maybe"',
    ],
    [
      'a background of another type',
      { background: [{ record: { ...first?.record, insured: 1 }, weight: 1 }] },
      'BUNDLE_CONTENT_INVALID',
      'kind boolean, got 1',
    ],
  ])('refuses %s', async (_, changes, code, fragment) => {
    await expect(createEstimator({ ...regressionParts, ...changes })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(fragment),
    });
  });
});
