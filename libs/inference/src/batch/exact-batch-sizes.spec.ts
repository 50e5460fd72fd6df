import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer } from '../scorer/scorer';
import { patientBackground, patientFeatures, patientSchema, regressionParts } from '../testing/sample-parts';
import { exactBatchSizesOf } from './exact-batch-sizes';

const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);
const background = patientBackground;

describe('exactBatchSizesOf', () => {
  let scorer: Scorer;

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
  });

  afterAll(() => scorer.close());

  it('ends with single rows and falls', async () => {
    const sizes = await exactBatchSizesOf({ pipeline, scorer, background });

    expect(sizes.at(-1)).toBe(1);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('leaves out a size in which a single row of the real scorer is off by the last bit', async () => {
    const offInRunsOf64: Scorer = {
      async score(matrix) {
        const scores = await scorer.score(matrix);
        if (matrix.rows === 64 && scores.task === 'regression') scores.expected[63] = nextUp(scores.expected[63] ?? 0);
        return scores;
      },
      close: () => scorer.close(),
    };
    const sizes = await exactBatchSizesOf({ pipeline, scorer, background });

    expect(await exactBatchSizesOf({ pipeline, scorer: offInRunsOf64, background })).toEqual(
      sizes.filter((size) => size !== 64),
    );
  });
});

/** The next larger float32 of a positive one. */
function nextUp(value: number): number {
  const bits = new Uint32Array(Float32Array.of(value).buffer);
  bits[0] = (bits[0] ?? 0) + 1;
  return new Float32Array(bits.buffer)[0] ?? NaN;
}
