import { Problem } from '@medcast/problem';
import type { StoredTable, TableStore } from '../../table/store/table-store';
import { receiptNameOf } from './part-receipt';
import { readStored } from './read-stored';
import { RUN_FILE, type ShardedRun, shardedRunSchema } from './sharded-run';

/** How far a sharded run is. */
export interface RunState {
  readonly run: ShardedRun;
  /** Everything in the place of the results. */
  readonly stored: readonly StoredTable[];
  /** Parts that have no receipt, with the shard that they belong to. */
  readonly missing: readonly { readonly name: string; readonly shard: number }[];
}

/**
 * Looks how far a run is.
 *
 * @throws Problem SCORING_INCOMPLETE where none was begun
 */
export async function readRunState(out: TableStore): Promise<RunState> {
  const run = await readStored(out, RUN_FILE, shardedRunSchema);
  if (run === undefined) {
    throw new Problem('SCORING_INCOMPLETE', `expected ${RUN_FILE} in ${out.uri}, got none; run the shards first`);
  }
  const stored = await out.list();
  const names = new Set(stored.map(({ name }) => name));
  const parts = run.parts.map(({ name }, index) => ({ name, shard: index % run.shards }));
  return { run, stored, missing: parts.filter(({ name }) => !names.has(receiptNameOf(name))) };
}
