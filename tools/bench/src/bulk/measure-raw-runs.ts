import { compileFeaturePipeline } from '@medcast/feature-pipeline';
import { createOnnxScorer, scoreShapeOf } from '@medcast/inference';
import type { ModelBundle } from '@medcast/model-bundle';

const RUN_ROWS = 1024;

/** Rows a second of processor time that the ONNX runtime scores by itself, in runs of 1,024 rows of features. */
export async function measureRawRuns(bundle: ModelBundle, seconds: number): Promise<number> {
  const { schema, features, model, manifest, reference } = bundle;
  const pipeline = compileFeaturePipeline(features, schema);
  const { featureCount: columns } = pipeline;
  const scorer = await createOnnxScorer({ model, shape: scoreShapeOf(schema, manifest.task), featureCount: columns });
  const values = new Float32Array(RUN_ROWS * columns);
  const records = reference.background.map(({ record }) => record);
  for (let row = 0; row < RUN_ROWS; row++) {
    const record = records[row % records.length];
    // Groups of people, which have every field that a feature reads.
    if (record !== undefined)
      pipeline.writeRow(record as Parameters<typeof pipeline.writeRow>[0], values, row * columns);
  }
  const begun = process.cpuUsage();
  const untilMs = performance.now() + seconds * 1000;
  let rows = 0;
  while (performance.now() < untilMs) {
    await scorer.scoreLate(() => ({ values, rows: RUN_ROWS, columns }));
    rows += RUN_ROWS;
  }
  const { user, system } = process.cpuUsage(begun);
  await scorer.close();
  return (rows / (user + system)) * 1e6;
}
