import type { FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import type { Scorer, Scores } from '../scorer/scorer';
import type { ComposedRows } from './composed-rows';

/** Rows that are scored together: enough to make runs worth their fixed cost, few enough for 1 MB of features. */
const BATCH_ROWS = 4096;

/** Picks the number that is explained: an expected value, the probability of a label. */
export type ScoreReader = (scores: Scores, row: number) => number;

/** What {@link scoreRows} scores with. */
export interface RowScorer {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly read: ScoreReader;
}

/** Appends to `values` the explained number of every row that has none there yet. */
export async function scoreRows(
  { pipeline, scorer, read }: RowScorer,
  rows: { readonly composed: ComposedRows; readonly record: ValidRecord },
  values: number[],
): Promise<void> {
  const columns = pipeline.featureCount;
  const buffer = new Float32Array(Math.min(BATCH_ROWS, rows.composed.count - values.length) * columns);
  while (values.length < rows.composed.count) {
    const first = values.length;
    const end = Math.min(first + BATCH_ROWS, rows.composed.count);
    let offset = 0;
    rows.composed.compose(rows.record, [first, end], (composed) => {
      pipeline.writeRow(composed, buffer, offset);
      offset += columns;
    });
    const scores = await scorer.score({ values: buffer.subarray(0, offset), rows: end - first, columns });
    for (let row = 0; row < end - first; row++) values.push(read(scores, row));
  }
}
