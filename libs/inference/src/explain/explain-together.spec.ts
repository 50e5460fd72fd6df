import fc from 'fast-check';
import { createEstimator } from '../create-estimator';
import type { Estimator, EstimatorParts } from '../estimator';
import { anyPatient } from '../testing/any-patient';
import { classificationParts, patientBackground, regressionParts, toPatient } from '../testing/sample-parts';
import { toWideModel, wave } from '../testing/wide-parts';

/** Patients of whom some share values with the background, or with each other, as real ones do. */
const anyPatientOrLikeBackground = fc.oneof(
  anyPatient,
  fc.constantFrom(
    ...patientBackground.slice(1).map(({ record }) => toPatient({ ...record })),
    toPatient({ smoker: 'no', insured: false }),
  ),
);

describe.each<[string, EstimatorParts]>([
  ['regression', regressionParts],
  ['classification', classificationParts],
])('explanations of a %s that share runs', (_, parts) => {
  let estimator: Estimator;

  beforeAll(async () => {
    estimator = await createEstimator(parts);
  });

  afterAll(() => estimator.close());

  it('are, to the bit, what each is alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPatientOrLikeBackground, { minLength: 1, maxLength: 30 }), async (patients) => {
        const alone = [];
        for (const patient of patients) alone.push(await estimator.explain(patient));

        const [together] = await Promise.all([
          Promise.all(patients.map((patient) => estimator.explain(patient))),
          Promise.all(patients.map((patient) => estimator.estimate(patient))),
        ]);

        expect(together).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('sum to the estimate but for the rounding of the sum', async () => {
    await fc.assert(
      fc.asyncProperty(anyPatientOrLikeBackground, async (patient) => {
        const [estimate, { base, contributions }] = await Promise.all([
          estimator.estimate(patient),
          estimator.explain(patient),
        ]);
        const explained = 'expected' in estimate ? estimate.expected : (estimate.probabilities[estimate.label] ?? NaN);
        const size = contributions.reduce((sum, { contribution }) => sum + Math.abs(contribution), Math.abs(base));
        const sum = contributions.reduce((total, { contribution }) => total + contribution, base);
        expect(Math.abs(sum - explained)).toBeLessThanOrEqual(1e-12 * size);
      }),
      { numRuns: 40 },
    );
  });
});

describe('explanations of many fields that share runs', () => {
  it('are, to the bit, what each is alone', async () => {
    const { parts, toRecord } = toWideModel({ p: wave(14, 1), q: wave(14, 2), r: wave(14, 3) }, [
      wave(14, 100),
      wave(14, 101),
    ]);
    const estimator = await createEstimator(parts);
    const records = [5, 6, 7].map((phase) => toRecord(wave(14, phase)));
    const alone = [];
    for (const record of records) alone.push(await estimator.explain(record));

    const together = await Promise.all(records.map((record) => estimator.explain(record)));
    await estimator.close();

    expect(together).toEqual(alone);
    expect(alone[0]?.contributions[0]).toHaveProperty('standardError');
  });
});

describe('explain', () => {
  it('refuses explanations beyond those that may wait, and answers the others', async () => {
    const limits = { mostWaitingRows: 3, mostWaitMs: 10_000 };
    const estimator = await createEstimator({ ...regressionParts, limits });

    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => estimator.explain(toPatient())));
    await estimator.close();

    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(outcomes.at(-1)).toMatchObject({
      reason: {
        code: 'OVERLOADED',
        detail: expect.stringContaining('fewer than 3 explanations'),
        retryAfterSeconds: 1,
      },
    });
  });

  it('gives up what nobody waits for any more, and answers the others', async () => {
    const estimator = await createEstimator(regressionParts);
    const expected = await estimator.explain(toPatient());
    const gone = new AbortController();

    const given = estimator.explain(toPatient({ age: 20 }), gone.signal);
    const others = Promise.all([estimator.explain(toPatient()), estimator.explain(toPatient())]);
    gone.abort(new Error('the client has gone'));

    await expect(given).rejects.toThrow('the client has gone');
    await expect(others).resolves.toEqual([expected, expected]);
    await expect(estimator.explain(toPatient(), gone.signal)).rejects.toThrow('the client has gone');
    await estimator.close();
  });

  it('refuses a record for which a contribution cannot be computed, and no other', async () => {
    const estimator = await createEstimator(regressionParts);

    const outcomes = await Promise.allSettled([
      estimator.explain(toPatient({ bmi: 1e30 })),
      estimator.explain(toPatient()),
      estimator.explain(toPatient({ bmi: 1e300 })),
    ]);
    await estimator.close();

    expect(outcomes).toMatchObject([
      { reason: { code: 'RECORD_INVALID', detail: expect.stringContaining('send values closer') } },
      { status: 'fulfilled' },
      { reason: { code: 'RECORD_INVALID' } },
    ]);
  });

  it('lets single records be scored between its runs', async () => {
    const estimator = await createEstimator(regressionParts);
    const order: string[] = [];

    // Bmi by bmi, so that no row is equal to another's: several runs.
    const explained = Promise.all(
      Array.from({ length: 40 }, (_, index) => estimator.explain(toPatient({ age: 20 + index, bmi: 20 + index / 7 }))),
    ).then(() => order.push('explanations'));
    const estimated = estimator.estimate(toPatient()).then(() => order.push('estimate'));
    await Promise.all([explained, estimated]);
    await estimator.close();

    expect(order).toEqual(['estimate', 'explanations']);
  });
});
