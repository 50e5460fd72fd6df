import { z } from 'zod';

/** What a journal says of a chunk whose results are on the disk. */
export interface ChunkEntry {
  readonly rows: number;
  /** Rows that were scored. */
  readonly ok: number;
  /** How often what was wrong: `{ "FIELD_ABOVE_MAXIMUM /bmi": 2 }`; a row may have several things wrong with it. */
  readonly reasons: Readonly<Record<string, number>>;
  /** SHA-256 of the chunk's rows as they were read, in hex. */
  readonly inputHash: string;
  /** Bytes of the file of results up to and with this chunk. */
  readonly outputBytes: number;
  /** What the end of the file must know of the chunk. */
  readonly note: string;
}

const count = z.int().nonnegative();

/** Reads an entry as a journal holds it. */
export const chunkEntrySchema: z.ZodType<ChunkEntry> = z.strictObject({
  rows: count,
  ok: count,
  reasons: z.record(z.string(), count),
  inputHash: z.string(),
  outputBytes: count,
  note: z.string(),
});
