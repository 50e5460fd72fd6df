import type { z } from 'zod';
import { type ChunkEntry, chunkEntrySchema } from './chunk-entry';
import { type RunIdentity, runIdentitySchema } from './run-identity';

/** What a journal tells of a run that was begun. */
export interface ParsedJournal {
  readonly identity: RunIdentity;
  readonly chunks: readonly ChunkEntry[];
  /** Bytes of the journal that can be trusted: what follows was cut off while it was written. */
  readonly validBytes: number;
}

/**
 * Reads a journal: a line of JSON that identifies the run, then one for each chunk. A last line without its end, or one
 * that holds something else, and all after it count as never written.
 *
 * @returns undefined where not even the first line is whole
 */
export function parseJournal(bytes: Buffer): ParsedJournal | undefined {
  const [first, ...rest] = splitLines(bytes);
  const identity = first === undefined ? undefined : parseLine(first, runIdentitySchema);
  if (first === undefined || identity === undefined) return undefined;
  const chunks: ChunkEntry[] = [];
  let validBytes = first.length + 1;
  for (const line of rest) {
    const entry = parseLine(line, chunkEntrySchema);
    if (entry === undefined) break;
    chunks.push(entry);
    validBytes += line.length + 1;
  }
  return { identity, chunks, validBytes };
}

/** The lines that have an end, without it. */
function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function parseLine<Value>(line: Buffer, schema: z.ZodType<Value>): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(line.toString())).data;
  } catch (error) {
    // SyntaxError: the line is no JSON.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
