import type { FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { checkFinite } from '../estimate/check-finite';
import { type RowOutputs, toRowOutputs } from '../estimate/row-outputs';
import type { Scorer } from '../scorer/scorer';

/** What {@link scoreRecords} scores with. */
export interface RecordScorer {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  /** Rows that one run may take, in falling order, ending with 1. */
  readonly sizes: readonly number[];
}

/**
 * Scores records, each with the bits that it has alone. The event loop turns between runs, and the features of all
 * runs are written into one buffer, which belongs to this call.
 *
 * @throws Problem `RECORD_INVALID` of a record that the model cannot compute with
 */
export async function scoreRecords(
  { pipeline, scorer, sizes }: RecordScorer,
  records: readonly ValidRecord[],
): Promise<readonly RowOutputs[]> {
  const columns = pipeline.featureCount;
  const buffer = new Float32Array(Math.min(records.length, sizes[0] ?? 1) * columns);
  const outputs: RowOutputs[] = [];
  while (outputs.length < records.length) {
    const run = nextRun(records, outputs.length, sizes);
    run.forEach((record, row) => pipeline.writeRow(record, buffer, row * columns));
    const scores = await scorer.score({ values: buffer.subarray(0, run.length * columns), rows: run.length, columns });
    for (let row = 0; row < run.length; row++) {
      const output = toRowOutputs(scores, row);
      checkFinite(output);
      outputs.push(output);
    }
  }
  return outputs;
}

/** The longest run that the rest of the records fills: nothing is padded. */
function nextRun(records: readonly ValidRecord[], first: number, sizes: readonly number[]): readonly ValidRecord[] {
  const size = sizes.find((candidate) => candidate <= records.length - first) ?? 1;
  return records.slice(first, first + size);
}
