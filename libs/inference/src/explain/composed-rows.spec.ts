import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createOnnxScorer } from '../scorer/create-onnx-scorer';
import type { Scorer } from '../scorer/scorer';
import { patientBackground, patientFeatures, patientSchema, regressionParts, toPatient } from '../testing/sample-parts';
import { createExplainer } from './create-explainer';

const FIELDS = ['age', 'bmi', 'smoker', 'insured', 'income'];
const pipeline = compileFeaturePipeline(patientFeatures, patientSchema);

describe('createExplainer', () => {
  let scorer: Scorer;

  beforeAll(async () => {
    const { model } = regressionParts;
    scorer = await createOnnxScorer({ model, shape: { task: 'regression' }, featureCount: pipeline.featureCount });
  });

  afterAll(() => scorer.close());

  it('scores every distinct combination of values once, however many background records share it', async () => {
    const patient = toPatient();
    const rows: string[] = [];
    const counting: Scorer = {
      ...scorer,
      score(matrix) {
        for (let row = 0; row < matrix.rows; row++) {
          rows.push(matrix.values.slice(row * matrix.columns, (row + 1) * matrix.columns).join());
        }
        return scorer.score(matrix);
      },
    };
    const explain = createExplainer({ pipeline, scorer: counting, background: patientBackground, usedFields: FIELDS });

    await explain(patient, (scores, row) => ('expected' in scores ? (scores.expected[row] ?? NaN) : NaN));

    const distinct = new Set(
      patientBackground.flatMap(({ record }) =>
        Array.from({ length: 2 ** FIELDS.length }, (_, mask) => {
          const values = FIELDS.map((field, index) => (((mask >> index) & 1) === 1 ? patient : record)[field] ?? null);
          return JSON.stringify(values);
        }),
      ),
    );
    expect(rows).toHaveLength(distinct.size);
    expect(distinct.size).toBeLessThan(patientBackground.length * 2 ** FIELDS.length - 2);
  });
});
