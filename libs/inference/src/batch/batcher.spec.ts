import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import fc from 'fast-check';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer, Scores } from '../scorer/scorer';
import { anyPatient } from '../testing/any-patient';
import { patientBackground, patientFeatures, patientSchema, regressionParts, toPatient } from '../testing/sample-parts';
import { type BatchLimits, DEFAULT_BATCH_LIMITS } from './batch-limits';
import { Batcher } from './batcher';
import { exactRunRowsOf, MOST_RUN_ROWS } from './exact-run-rows';
import type { BatchRun, RunTimes } from './run-observer';
import { readOutputs } from './score-records';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);

describe('Batcher', () => {
  let scorer: Scorer;
  let runRows: Uint8Array;

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
    runRows = await exactRunRowsOf({ pipeline, scorer, background: patientBackground });
  });

  afterAll(() => scorer.close());

  /** A batcher over the real scorer, and the rows of each run as the runtime read them. */
  function watch(limits: BatchLimits = DEFAULT_BATCH_LIMITS) {
    const runs: number[] = [];
    const watched: Scorer = {
      ...scorer,
      async scoreLate(read) {
        let rows = 0;
        const scores = await scorer.scoreLate(() => {
          const matrix = read();
          ({ rows } = matrix);
          return matrix;
        });
        runs.push(rows);
        return scores;
      },
    };
    return { batcher: new Batcher({ pipeline, scorer: watched, runRows, limits }), runs };
  }

  it('scores all that come in one tick in one run', async () => {
    const { batcher, runs } = watch();

    const patients = Array.from({ length: 40 }, (_, index) => toPatient({ age: 20 + index }));
    await Promise.all(patients.map((patient) => batcher.score([patient], readOutputs)));

    expect(runs).toEqual([runRows[40]]);
  });

  it('never runs more than the cap', async () => {
    const { batcher, runs } = watch();

    const patients = Array.from({ length: 3 * MOST_RUN_ROWS + 5 }, () => toPatient());
    await Promise.all(patients.map((patient) => batcher.score([patient], readOutputs)));

    expect(runs).toEqual([MOST_RUN_ROWS, MOST_RUN_ROWS, MOST_RUN_ROWS, runRows[5]]);
  });

  it('takes what is asked for while answers are given into the next run', async () => {
    const { batcher, runs } = watch();
    const askTwice = async () => {
      await batcher.score([toPatient()], readOutputs);
      return batcher.score([toPatient()], readOutputs);
    };

    await Promise.all([askTwice(), askTwice(), askTwice()]);

    expect(runs).toEqual([runRows[3], runRows[3]]);
  });

  it('gives each row, to the bit, what it has alone, in whatever company and order it comes', async () => {
    const { batcher } = watch();
    const groups = fc.array(fc.array(anyPatient, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(groups, async (callers) => {
        const together = await Promise.all(
          callers.map((records) =>
            batcher.score(records, (scores, row) => records.map((_, index) => readOutputs(scores, row + index))),
          ),
        );
        for (const [caller, records] of callers.entries()) {
          for (const [index, record] of records.entries()) {
            expect(together[caller]?.[index]).toEqual(await batcher.score([record], readOutputs));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('refuses one caller for its own record alone', async () => {
    const { batcher } = watch();

    const [good, features, outputs] = await Promise.allSettled([
      batcher.score([toPatient()], readOutputs),
      batcher.score([toPatient({ bmi: 1e40 })], readOutputs),
      batcher.score([toPatient({ bmi: 1e30 })], readOutputs),
    ]);

    expect(good).toEqual({ status: 'fulfilled', value: await batcher.score([toPatient()], readOutputs) });
    expect(features).toMatchObject({ status: 'rejected', reason: { code: 'RECORD_INVALID' } });
    expect(outputs).toMatchObject({ status: 'rejected', reason: { code: 'RECORD_INVALID' } });
  });

  it('refuses what comes to a full queue before any work, and answers what was accepted', async () => {
    const { batcher, runs } = watch({ mostWaitingRows: 3, mostWaitMs: 1000 });
    const ask = () => batcher.score([toPatient()], readOutputs);

    const settled = await Promise.allSettled([ask(), ask(), ask(), ask()]);

    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(settled[3]).toMatchObject({ reason: { code: 'OVERLOADED', status: 503, retryAfterSeconds: 1 } });
    expect(runs).toEqual([runRows[3]]);
    await expect(ask()).resolves.toBeDefined();
  });

  it('refuses what has waited too long, but not what was admitted', async () => {
    const { batcher } = watch({ mostWaitingRows: 10, mostWaitMs: 0 });

    const [late, admitted] = await Promise.allSettled([
      batcher.score([toPatient()], readOutputs),
      batcher.scoreAdmitted([toPatient()], readOutputs),
    ]);

    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'OVERLOADED' } });
    expect(admitted).toMatchObject({ status: 'fulfilled' });
  });

  it('tells of each run how many rows it had, how long they waited and how long it took', async () => {
    const told: BatchRun[] = [];
    const onRun = (run: BatchRun): void => void told.push(run);
    const limits = DEFAULT_BATCH_LIMITS;
    const batcher = new Batcher({ pipeline, scorer, runRows, limits, observer: { onRun } });
    const readTimes = (_scores: Scores, _row: number, times: RunTimes): RunTimes => times;

    const asked = [1, 60, 2, 5].map((rows) =>
      batcher.score(
        Array.from({ length: rows }, () => toPatient()),
        readTimes,
      ),
    );
    const times = await Promise.all(asked);
    const alone = await batcher.scoreAdmitted([toPatient()], readTimes);

    expect(told.map(({ rows }) => rows)).toEqual([63, 5, 1]);
    expect(told.map(({ runMs }) => runMs)).toEqual([times[0]?.runMs, times[3]?.runMs, alone.runMs]);
    expect(told.map(({ queueMs }) => queueMs)).toEqual([times[0]?.queueMs, times[3]?.queueMs, alone.queueMs]);
    const [first = NaN, second = NaN, third = NaN, fourth = NaN] = times.map(({ queueMs }) => queueMs);
    expect(told[0]?.summedQueueMs).toBeCloseTo(first + 60 * second + 2 * third, 6);
    // What did not fit into the first run has waited for it as well.
    expect(fourth).toBeGreaterThanOrEqual(third + (times[0]?.runMs ?? NaN));
    for (const { queueMs, runMs } of [...times, alone]) expect([queueMs >= 0, runMs > 0]).toEqual([true, true]);
  });

  it('says nothing of a run that fails', async () => {
    const onRun = jest.fn();
    const broken: Scorer = { ...scorer, scoreLate: () => Promise.reject(new Error('native')) };
    const limits = DEFAULT_BATCH_LIMITS;
    const batcher = new Batcher({ pipeline, scorer: broken, runRows, limits, observer: { onRun } });

    await expect(batcher.score([toPatient()], readOutputs)).rejects.toThrow('native');

    expect(onRun).not.toHaveBeenCalled();
  });

  it('fails a run that fails, and goes on', async () => {
    let isBroken = true;
    const broken: Scorer = {
      ...scorer,
      async scoreLate(read) {
        const scores = await scorer.scoreLate(read);
        if (isBroken) throw new Error('native');
        return scores;
      },
    };
    const batcher = new Batcher({ pipeline, scorer: broken, runRows, limits: DEFAULT_BATCH_LIMITS });

    await expect(batcher.score([toPatient()], readOutputs)).rejects.toThrow('native');
    isBroken = false;

    await expect(batcher.score([toPatient()], readOutputs)).resolves.toBeDefined();
  });
});
