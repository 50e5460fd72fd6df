import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { BackgroundRecord } from '../explain/check-background';
import type { Scorer, Scores } from '../scorer/scorer';

/**
 * Most rows of one run: they hold the event loop for less than half a millisecond (150 trees), and a linear graph takes
 * as long for 64 rows as for one (30 µs).
 */
export const MOST_RUN_ROWS = 64;

/** What {@link exactRunRowsOf} measures. */
export interface RunProbe {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly background: readonly BackgroundRecord[];
}

/**
 * Finds in runs of how many rows each row gets, bit for bit, what it gets in a full one. The runtime may sum in another
 * order for another number of rows (a matrix of one row takes another kernel), which depends on the graph and on the
 * processor: so it is measured, on rows about the background.
 *
 * @returns by the number of rows that are there, from 0 to {@link MOST_RUN_ROWS}, how many to run: the rest is padding
 */
export async function exactRunRowsOf({ pipeline, scorer, background }: RunProbe): Promise<Uint8Array> {
  const probes = toProbes(pipeline, background, MOST_RUN_ROWS);
  const bitsOf = (first: number, rows: number): Promise<Uint32Array> => runOver(scorer, probes, { first, rows });
  const full = await bitsOf(0, MOST_RUN_ROWS);
  const width = full.length / MOST_RUN_ROWS;
  const runRows = new Uint8Array(MOST_RUN_ROWS + 1).fill(MOST_RUN_ROWS);
  for (let rows = MOST_RUN_ROWS - 1; rows >= 1; rows--) {
    // Each place of a run is tried with two rows: those of the first probes, and those of the last.
    const last = MOST_RUN_ROWS - rows;
    const isExact =
      isSame(await bitsOf(0, rows), full.subarray(0, rows * width)) &&
      isSame(await bitsOf(last, rows), full.subarray(last * width));
    runRows[rows] = isExact ? rows : (runRows[rows + 1] ?? MOST_RUN_ROWS);
  }
  runRows[0] = runRows[1] ?? MOST_RUN_ROWS;
  return runRows;
}

/** Background records with each feature between three and five quarters of theirs: no two rows alike. */
export function toProbes(
  pipeline: FeaturePipeline,
  background: readonly BackgroundRecord[],
  rows: number,
): FeatureMatrix {
  const random = xoroshiro128plus(1);
  const columns = pipeline.featureCount;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    // Every field that a feature reads was checked; the others are not read.
    const record = background[row % background.length]?.record as ValidRecord;
    pipeline.writeRow(record, values, row * columns);
  }
  return { values: values.map((value) => value * (0.75 + uniformFloat64(random) / 2)), rows, columns };
}

/** Which probes to run. */
export interface RunOfProbes {
  readonly first: number;
  readonly rows: number;
}

/** Runs some of the probes: the bits of their outputs, row after row. */
export async function runOver(
  scorer: Scorer,
  { values, columns }: FeatureMatrix,
  { first, rows }: RunOfProbes,
): Promise<Uint32Array> {
  const run = values.subarray(first * columns, (first + rows) * columns);
  return toBits(await scorer.score({ values: run, rows, columns }));
}

/** The bits of outputs row after row, so that a part of a run can be compared with another run. */
export function toBits(scores: Scores): Uint32Array {
  if (scores.task === 'classification') return new Uint32Array(Float32Array.from(scores.probabilities).buffer);
  const { expected, typical, lower, upper } = scores;
  const rows = Array.from(expected, (value, row) => [value, typical[row] ?? NaN, lower[row] ?? NaN, upper[row] ?? NaN]);
  return new Uint32Array(Float32Array.from(rows.flat()).buffer);
}

/** Whether two runs gave the same bits. */
export function isSame(bits: Uint32Array, others: Uint32Array): boolean {
  return bits.length === others.length && bits.every((word, index) => word === others[index]);
}
