import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import { isSame, MOST_RUN_ROWS, toBits, toProbes } from '../../batch/exact-run-rows';
import type { BackgroundRecord } from '../../explain/check-background';
import type { Scorer } from '../../scorer/scorer';
import { CHUNK_ROWS } from '../row-chunk';

/** What {@link exactChunkRowsOf} measures. */
export interface ChunkProbe {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly background: readonly BackgroundRecord[];
}

/**
 * Finds the longest run in which each row gets, bit for bit, what it gets in a run of 64, which is what it gets alone
 * (see `exactRunRowsOf`): the runtime may sum in another order, or part the work otherwise, for more rows.
 *
 * @returns a power of two from 64 to {@link CHUNK_ROWS}
 */
export async function exactChunkRowsOf({ pipeline, scorer, background }: ChunkProbe): Promise<number> {
  for (let rows = CHUNK_ROWS; rows > MOST_RUN_ROWS; rows /= 2) {
    const probes = toProbes(pipeline, background, rows);
    const together = toBits(await scorer.scoreLate(() => probes));
    if (isSame(together, await inShortRuns(scorer, probes))) return rows;
  }
  return MOST_RUN_ROWS;
}

async function inShortRuns(scorer: Scorer, { values, rows, columns }: FeatureMatrix): Promise<Uint32Array> {
  const bits: number[] = [];
  for (let first = 0; first < rows; first += MOST_RUN_ROWS) {
    const part = values.subarray(first * columns, (first + MOST_RUN_ROWS) * columns);
    bits.push(...toBits(await scorer.scoreLate(() => ({ values: part, rows: MOST_RUN_ROWS, columns }))));
  }
  return Uint32Array.from(bits);
}
