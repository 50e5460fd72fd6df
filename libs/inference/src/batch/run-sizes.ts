import type { FeatureMatrix } from '@medcast/feature-pipeline';
import { isSame, MOST_RUN_ROWS, runOver, type RunProbe, toProbes } from './exact-run-rows';
import { MOST_CHUNK_ROWS } from '../explain/row-chunk';

/** In runs of how many rows each row gets the bits that it has in any other of these runs. */
export interface RunSizes {
  /** By the number of rows that are there, up to {@link MOST_RUN_ROWS}, how many to run: the rest is padding. */
  readonly small: Uint8Array;
  /** Of the multiples of {@link MOST_RUN_ROWS}, all up to this one. */
  readonly most: number;
}

/**
 * Finds up to how many times {@link MOST_RUN_ROWS} rows each row of a run gets, bit for bit, what it gets in a run of
 * that many: measured, as by `exactRunRowsOf`, for explanations, which have more rows than records that wait do.
 */
export async function mostExactRowsOf({ pipeline, scorer, background }: RunProbe): Promise<number> {
  const probes = toProbes(pipeline, background, MOST_RUN_ROWS);
  const one = await runOver(scorer, probes, { first: 0, rows: MOST_RUN_ROWS });
  for (let blocks = 2; blocks * MOST_RUN_ROWS <= MOST_CHUNK_ROWS; blocks++) {
    const rows = blocks * MOST_RUN_ROWS;
    const bits = await runOver(scorer, repeat(probes, blocks), { first: 0, rows });
    if (!isSame(bits, repeatBits(one, blocks))) return rows - MOST_RUN_ROWS;
  }
  return MOST_CHUNK_ROWS;
}

/** Each block turned by one row against the one before, so that a row is tried in many places. */
function repeat({ values, columns }: FeatureMatrix, blocks: number): FeatureMatrix {
  const rows = blocks * MOST_RUN_ROWS;
  return { values: turned(values, { width: columns, blocks, as: new Float32Array(rows * columns) }), rows, columns };
}

function repeatBits(bits: Uint32Array, blocks: number): Uint32Array {
  const width = bits.length / MOST_RUN_ROWS;
  return turned(bits, { width, blocks, as: new Uint32Array(blocks * bits.length) });
}

interface Turning<Numbers> {
  /** Numbers of a row. */
  readonly width: number;
  readonly blocks: number;
  /** Where they go. */
  readonly as: Numbers;
}

function turned<Numbers extends Float32Array | Uint32Array>(
  rows: Numbers,
  { width, blocks, as }: Turning<Numbers>,
): Numbers {
  for (let block = 0; block < blocks; block++) {
    const first = block * rows.length;
    as.set(rows.subarray(block * width), first);
    as.set(rows.subarray(0, block * width), first + rows.length - block * width);
  }
  return as;
}
