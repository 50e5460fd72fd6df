import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { DEFAULT_BATCH_LIMITS } from '../batch/batch-limits';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer } from '../scorer/scorer';
import { patientFeatures, patientSchema, regressionParts, toPatient } from '../testing/sample-parts';
import { ExplanationQueue } from './explanation-queue';
import type { RowsToScore } from './rows-to-score';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);
/** Every size as it is. */
const small = Uint8Array.from({ length: 65 }, (_, rows) => Math.max(rows, 1));

/** Rows of given ages; what the model says of each is kept in the order in which it comes. */
function rowsOf(ages: readonly number[]): RowsToScore & { readonly taken: [row: number, expected: number][] } {
  const taken: [number, number][] = [];
  return {
    taken,
    count: ages.length,
    compose: (row): ValidRecord => toPatient({ age: ages[row] }),
    take: (row, scores, at) => taken.push([row, 'expected' in scores ? (scores.expected[at] ?? NaN) : NaN]),
  };
}

describe('ExplanationQueue', () => {
  let scorer: Scorer;
  let runs: number[];

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
  });

  beforeEach(() => {
    runs = [];
  });

  afterAll(() => scorer.close());

  function createQueue(most: number, limits = DEFAULT_BATCH_LIMITS): ExplanationQueue {
    const counting: Scorer = {
      ...scorer,
      async scoreLate(read) {
        let rows = 0;
        const scores = await scorer.scoreLate(() => {
          const matrix = read();
          rows = matrix.rows;
          return matrix;
        });
        runs.push(rows);
        return scores;
      },
    };
    return new ExplanationQueue({ pipeline, scorer: counting, sizes: { small, most }, limits });
  }

  it('scores equal rows of all callers of a tick once', async () => {
    const queue = createQueue(512);
    const first = rowsOf([20, 21, 20, 22]);
    const second = rowsOf([22, 23]);

    await Promise.all([queue.score(first, {}), queue.score(second, {})]);

    expect(runs).toEqual([4]);
    expect(first.taken.map(([row]) => row)).toEqual([0, 1, 2, 3]);
    expect(first.taken[2]?.[1]).toBe(first.taken[0]?.[1]);
    expect(second.taken[0]?.[1]).toBe(first.taken[3]?.[1]);
  });

  it('takes the rows of each caller in their order, over as many runs as it takes', async () => {
    const queue = createQueue(64);
    const ages = Array.from({ length: 150 }, (_, index) => index % 100);
    const alone = rowsOf(ages);
    const beside = rowsOf(ages.toReversed());

    await Promise.all([queue.score(alone, {}), queue.score(beside, {})]);

    expect(alone.taken.map(([row]) => row)).toEqual(ages.map((_, row) => row));
    expect(beside.taken.map(([, expected]) => expected)).toEqual(alone.taken.map(([, expected]) => expected).reverse());
    expect(Math.max(...runs)).toBe(64);
  });

  it('refuses what has waited too long to be begun', async () => {
    const queue = createQueue(64, { mostWaitingRows: 10, mostWaitMs: 0 });
    const begun = queue.score(rowsOf(Array.from({ length: 64 }, (_, age) => age)), { isAdmitted: true });
    const late = queue.score(rowsOf([70]), {});
    const admitted = queue.score(rowsOf([71]), { isAdmitted: true });

    const outcomes = await Promise.allSettled([begun, late, admitted]);

    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'OVERLOADED', detail: expect.stringContaining('a wait of at most 0 ms') } },
      { status: 'fulfilled' },
    ]);
  });

  it('gives each row the same, whether or not a part of a run is left for the next', async () => {
    // Slow enough for padding to cost more than another run.
    const slow: Scorer = {
      ...scorer,
      async scoreLate(read) {
        const scores = await scorer.scoreLate(read);
        for (const startedMs = performance.now(); performance.now() - startedMs < 0.3;);
        return scores;
      },
    };
    const queue = new ExplanationQueue({
      pipeline,
      scorer: slow,
      sizes: { small, most: 512 },
      limits: DEFAULT_BATCH_LIMITS,
    });
    const ages = Array.from({ length: 110 }, (_, index) => index);
    const callers = Array.from({ length: 6 }, () => rowsOf(ages));

    for (const caller of callers) await queue.score(caller, {});

    const expected = callers[0]?.taken.toSorted(([row], [other]) => row - other);
    for (const { taken } of callers) expect(taken).toEqual(expected);
  });

  it('fails those whose rows are in a run that fails, and runs the others', async () => {
    let isBroken = true;
    const failing: Scorer = {
      ...scorer,
      async scoreLate(read) {
        const scores = await scorer.scoreLate(read);
        if (!isBroken) return scores;
        isBroken = false;
        throw new Error('the runtime failed');
      },
    };
    const queue = new ExplanationQueue({
      pipeline,
      scorer: failing,
      sizes: { small, most: 64 },
      limits: DEFAULT_BATCH_LIMITS,
    });

    const outcomes = await Promise.allSettled([
      queue.score(rowsOf(Array.from({ length: 64 }, (_, age) => age)), {}),
      queue.score(rowsOf([70]), {}),
    ]);
    await queue.idle();

    expect(outcomes).toMatchObject([{ reason: { message: 'the runtime failed' } }, { status: 'fulfilled' }]);
  });

  it('has room again once what waited is done, given up or failed', async () => {
    const queue = createQueue(64, { mostWaitingRows: 1, mostWaitMs: 1000 });
    const gone = new AbortController();
    const given = queue.score(rowsOf([20]), { signal: gone.signal });
    expect(() => queue.checkRoom()).toThrow('OVERLOADED');
    gone.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await queue.idle();

    await queue.score(rowsOf([20]), {});

    expect(() => queue.checkRoom()).not.toThrow();
  });
});
