import type { ValidRecord } from '@medcast/record-schema';
import { checkFinite } from '../estimate/check-finite';
import { type RowOutputs, toRowOutputs } from '../estimate/row-outputs';
import type { Scores } from '../scorer/scorer';
import type { Batcher, OutputReader } from './batcher';
import { MOST_RUN_ROWS } from './exact-run-rows';
import type { RunTimes } from './run-observer';

/** Reads one row. */
export function readOutputs(scores: Scores, row: number): RowOutputs {
  const outputs = toRowOutputs(scores, row);
  checkFinite(outputs);
  return outputs;
}

/** How many records are scored at once, and who hears of it. */
export interface BatchOptions {
  /** Ends the work between two runs, with its reason: whoever has gone needs no answer. */
  readonly signal?: AbortSignal | undefined;
  /** Is told what each run took that records of the batch were part of. */
  readonly onRun?: (times: RunTimes) => void;
}

/**
 * Scores records, each with the bits that it has alone. The event loop turns between runs, and single records that come
 * meanwhile are not kept waiting for all of them.
 *
 * @throws Problem `RECORD_INVALID` of a record that the model cannot compute with; the reason of the signal
 */
export async function scoreRecords(
  batcher: Batcher,
  records: readonly ValidRecord[],
  { signal, onRun }: BatchOptions = {},
): Promise<readonly RowOutputs[]> {
  const outputs: RowOutputs[] = [];
  for (let first = 0; first < records.length; first += MOST_RUN_ROWS) {
    signal?.throwIfAborted();
    const run = records.slice(first, first + MOST_RUN_ROWS);
    const read: OutputReader<readonly RowOutputs[]> = (scores, row, times) => {
      onRun?.(times);
      return run.map((_, index) => readOutputs(scores, row + index));
    };
    outputs.push(...(await batcher.scoreAdmitted(run, read)));
  }
  return outputs;
}
