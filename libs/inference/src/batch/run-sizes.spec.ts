import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer } from '../scorer/scorer';
import { patientBackground, patientFeatures, patientSchema, regressionParts } from '../testing/sample-parts';
import { mostExactRowsOf } from './run-sizes';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);
const background = patientBackground;

describe('mostExactRowsOf', () => {
  let scorer: Scorer;

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
  });

  afterAll(() => scorer.close());

  it('is a whole number of times 64 rows', async () => {
    const most = await mostExactRowsOf({ pipeline, scorer, background });

    expect(most % 64).toBe(0);
    expect(most).toBeGreaterThanOrEqual(64);
    expect(most).toBeLessThanOrEqual(512);
  });

  it('ends before the first size in which a single row is off by the last bit', async () => {
    const most = await mostExactRowsOf({ pipeline, scorer: offInRunsOf(scorer, 192), background });

    expect(most).toBeLessThanOrEqual(128);
  });
});

/** The real scorer, in which one row of a run of a size is off by the last bit. */
function offInRunsOf(scorer: Scorer, rows: number): Scorer {
  return {
    ...scorer,
    async score(matrix) {
      const scores = await scorer.score(matrix);
      if (matrix.rows !== rows || scores.task !== 'regression') return scores;
      const expected = scores.expected.slice();
      const bits = new Uint32Array(expected.buffer);
      bits[rows - 1] = (bits[rows - 1] ?? 0) + 1;
      return { ...scores, expected };
    },
  };
}
