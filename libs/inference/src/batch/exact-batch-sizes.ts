import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { BackgroundRecord } from '../explain/check-background';
import type { Scorer, Scores } from '../scorer/scorer';

/** Rows of one run that are tried, the largest first: 64 hold the event loop for less than a millisecond. */
const BATCH_SIZES = [64, 8] as const;

const PROBE_ROWS = BATCH_SIZES[0];

/** What {@link exactBatchSizesOf} measures. */
export interface BatchProbe {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly background: readonly BackgroundRecord[];
}

/**
 * Finds how many rows may be scored in one run so that each gets, bit for bit, what it gets alone. The runtime may sum
 * in another order for another number of rows (a matrix of one row takes another kernel), which depends on the graph
 * and on the processor: so it is measured, on rows about the background.
 *
 * @returns sizes in falling order; the last is always 1
 */
export async function exactBatchSizesOf({ pipeline, scorer, background }: BatchProbe): Promise<readonly number[]> {
  const probes = toProbes(pipeline, background);
  const alone = await bitsInRunsOf(1, probes, scorer);
  const exact: number[] = [];
  for (const size of BATCH_SIZES) {
    if (alone.equals(await bitsInRunsOf(size, probes, scorer))) exact.push(size);
  }
  return [...exact, 1];
}

/** Background records with each feature between three and five quarters of theirs: no two rows alike. */
function toProbes(pipeline: FeaturePipeline, background: readonly BackgroundRecord[]): FeatureMatrix {
  const random = xoroshiro128plus(1);
  const columns = pipeline.featureCount;
  const values = new Float32Array(PROBE_ROWS * columns);
  for (let row = 0; row < PROBE_ROWS; row++) {
    // Every field that a feature reads was checked; the others are not read.
    const record = background[row % background.length]?.record as ValidRecord;
    pipeline.writeRow(record, values, row * columns);
  }
  return { values: values.map((value) => value * (0.75 + uniformFloat64(random) / 2)), rows: PROBE_ROWS, columns };
}

async function bitsInRunsOf(size: number, { values, rows, columns }: FeatureMatrix, scorer: Scorer): Promise<Buffer> {
  const bits: Buffer[] = [];
  for (let first = 0; first < rows; first += size) {
    const run = values.subarray(first * columns, (first + size) * columns);
    bits.push(toBits(await scorer.score({ values: run, rows: size, columns })));
  }
  return Buffer.concat(bits);
}

/** Row after row, so that runs of any size can be compared. */
function toBits(scores: Scores): Buffer {
  if (scores.task === 'classification') return Buffer.from(Float32Array.from(scores.probabilities).buffer);
  const { expected, typical, lower, upper } = scores;
  const rows = Array.from(expected, (value, row) => [value, typical[row] ?? NaN, lower[row] ?? NaN, upper[row] ?? NaN]);
  return Buffer.from(Float32Array.from(rows.flat()).buffer);
}
