import fc from 'fast-check';
import { createEstimator } from '../create-estimator';
import type { Estimator, EstimatorParts } from '../estimator';
import type { RunTimes } from './run-observer';
import { anyPatient } from '../testing/any-patient';
import { classificationParts, regressionParts, toPatient } from '../testing/sample-parts';

describe.each<[string, EstimatorParts]>([
  ['regression', regressionParts],
  ['classification', classificationParts],
])('estimateBatch of a %s', (_, parts) => {
  let estimator: Estimator;

  beforeAll(async () => {
    estimator = await createEstimator(parts);
  });

  afterAll(() => estimator.close());

  it('says, to the bit, what estimate says of each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPatient, { maxLength: 140 }), async (patients) => {
        const alone = [];
        for (const patient of patients) alone.push(await estimator.estimate(patient));

        expect(await estimator.estimateBatch(patients)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps batches that are made at once apart', async () => {
    const batches = [20, 45, 70].map((age) =>
      Array.from({ length: 100 }, (_unused, i) => toPatient({ age, bmi: 20 + i / 10 })),
    );

    const together = await Promise.all(batches.map((batch) => estimator.estimateBatch(batch)));

    for (const [index, batch] of batches.entries()) {
      expect(together[index]).toEqual(await estimator.estimateBatch(batch));
    }
  });

  it('lets the event loop turn for every 64 records', async () => {
    let turns = 0;
    let isRunning = true;
    const countTurns = (): void => {
      turns++;
      if (isRunning) setImmediate(countTurns);
    };
    setImmediate(countTurns);

    await estimator.estimateBatch(Array.from({ length: 640 }, () => toPatient()));
    isRunning = false;

    expect(turns).toBeGreaterThanOrEqual(9);
  });

  it('refuses the whole batch for a record that the model cannot compute with', async () => {
    const batch = [toPatient(), toPatient({ bmi: 1e40 })];

    await expect(estimator.estimateBatch(batch)).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  });

  it('tells what each of its runs took', async () => {
    const told: RunTimes[] = [];

    await estimator.estimateBatch(
      Array.from({ length: 130 }, () => toPatient()),
      { onRun: (times) => told.push(times) },
    );

    expect(told).toHaveLength(3);
    for (const { queueMs, runMs } of told) expect([queueMs >= 0, runMs > 0]).toEqual([true, true]);
  });

  it('ends between two runs where nobody waits any more', async () => {
    const gone = new AbortController();
    const reason = new Error('gone');
    let runs = 0;
    const onRun = (): void => {
      if (++runs === 2) gone.abort(reason);
    };

    const batch = Array.from({ length: 640 }, () => toPatient());
    await expect(estimator.estimateBatch(batch, { signal: gone.signal, onRun })).rejects.toBe(reason);

    expect(runs).toBe(2);
  });

  it('begins nothing after close', async () => {
    const closed = await createEstimator(parts);
    await closed.close();

    await expect(closed.estimateBatch([toPatient()])).rejects.toMatchObject({ code: 'MODEL_NOT_READY' });
  });
});

describe('createEstimator with thresholds', () => {
  it('puts every label that reaches its threshold into the set', async () => {
    const thresholds = { low: 0, middle: 1, high: 0.5 };
    const estimator = await createEstimator({ ...classificationParts, thresholds });

    const estimate = await estimator.estimate(toPatient());
    await estimator.close();

    expect(estimate).toMatchObject({ label: 'high', set: { labels: ['high', 'low'], level: 0.9 } });
  });

  it.each<[string, EstimatorParts, Record<string, number>, string]>([
    ['for a label too few', classificationParts, { low: 0.1, high: 0.2 }, 'each of low, middle, high'],
    ['for another label', classificationParts, { low: 0.1, high: 0.2, top: 0.2 }, 'got {"low":0.1,'],
    ['for a label too many', classificationParts, { low: 0, middle: 0, high: 0, top: 0 }, 'each of low'],
    ['above 1', classificationParts, { low: 0.1, high: 0.2, middle: 1.5 }, 'a probability'],
    ['of no number', classificationParts, { low: 0.1, high: 0.2, middle: NaN }, 'a probability'],
    ['for a regression', regressionParts, { low: 0.1 }, 'none for a regression'],
  ])('refuses thresholds %s', async (_, parts, thresholds, fragment) => {
    await expect(createEstimator({ ...parts, thresholds })).rejects.toMatchObject({
      code: 'BUNDLE_MANIFEST_INVALID',
      message: expect.stringContaining(fragment),
    });
  });
});
