import { z } from 'zod';
import { OUTPUT_FORMATS, type OutputFormat } from '../output/output-format';
import type { StoredTable } from '../../table/store/table-store';

/**
 * What the shards of a run have in common, written by the one that comes first: so that all of them score the same parts
 * with the same version, whatever happens to the channel and the input meanwhile.
 */
export interface ShardedRun {
  readonly formatVersion: 1;
  readonly model: { readonly name: string; readonly version: number };
  /** SHA-256 of the model's graph, in hex. */
  readonly graph: string;
  /** Where the parts are. */
  readonly input: string;
  /** In order; part i belongs to shard i modulo `shards`. */
  readonly parts: readonly StoredTable[];
  readonly shards: number;
  readonly format: OutputFormat | null;
  readonly explain: boolean;
  readonly prefix: string;
}

/** Where, below the place of the results, the run is written down. */
export const RUN_FILE = '_score/run.json';

/** Reads what {@link RUN_FILE} holds. */
export const shardedRunSchema: z.ZodType<ShardedRun> = z.strictObject({
  formatVersion: z.literal(1),
  model: z.strictObject({ name: z.string(), version: z.int().positive() }),
  graph: z.string(),
  input: z.string(),
  parts: z.array(z.strictObject({ name: z.string(), bytes: z.int().nonnegative() })),
  shards: z.int().positive(),
  format: z.enum(OUTPUT_FORMATS).nullable(),
  explain: z.boolean(),
  prefix: z.string(),
});
