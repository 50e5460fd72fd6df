import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer } from '../scorer/scorer';
import { patientBackground, patientFeatures, patientSchema, regressionParts } from '../testing/sample-parts';
import { exactRunRowsOf, MOST_RUN_ROWS } from './exact-run-rows';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);
const background = patientBackground;

describe('exactRunRowsOf', () => {
  let scorer: Scorer;

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
  });

  afterAll(() => scorer.close());

  /** The real scorer, in which one row of a run of some sizes is off by the last bit. */
  function offInRunsOf(...sizes: readonly number[]): Scorer {
    return {
      ...scorer,
      async score(matrix) {
        const scores = await scorer.score(matrix);
        const last = matrix.rows - 1;
        if (sizes.includes(matrix.rows) && scores.task === 'regression')
          scores.expected[last] = nextUp(scores.expected[last] ?? 0);
        return scores;
      },
    };
  }

  it('never runs fewer rows than there are, and full runs as they are', async () => {
    const runRows = await exactRunRowsOf({ pipeline, scorer, background });

    expect(runRows).toHaveLength(MOST_RUN_ROWS + 1);
    runRows.forEach((run, rows) => expect(run).toBeGreaterThanOrEqual(rows));
    expect(runRows[MOST_RUN_ROWS]).toBe(MOST_RUN_ROWS);
  });

  it('pads runs in which a single row is off by the last bit to the next size that is exact', async () => {
    const exact = await exactRunRowsOf({ pipeline, scorer, background });
    const padded = await exactRunRowsOf({ pipeline, scorer: offInRunsOf(40, 41), background });

    expect([...padded.subarray(40, 43)]).toEqual([exact[42], exact[42], exact[42]]);
    expect(padded[43]).toBe(exact[43]);
  });

  it('pads everything to full runs where no other size is exact', async () => {
    const sizes = Array.from({ length: MOST_RUN_ROWS - 1 }, (_, index) => index + 1);

    const runRows = await exactRunRowsOf({ pipeline, scorer: offInRunsOf(...sizes), background });

    expect([...runRows]).toEqual(Array.from({ length: MOST_RUN_ROWS + 1 }, () => MOST_RUN_ROWS));
  });
});

/** The next larger float32 of a positive one. */
function nextUp(value: number): number {
  const bits = new Uint32Array(Float32Array.of(value).buffer);
  bits[0] = (bits[0] ?? 0) + 1;
  return new Float32Array(bits.buffer)[0] ?? NaN;
}
