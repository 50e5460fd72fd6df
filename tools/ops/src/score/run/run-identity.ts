import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** What decides, beside the rows of the input, what a run writes. Two runs that agree in it write the same bytes. */
export interface RunIdentity {
  readonly model: string;
  readonly version: number;
  /** SHA-256 of the model's graph, in hex. */
  readonly graph: string;
  /** Columns of the results, those of the input in front. */
  readonly columns: readonly string[];
  /** How texts of the input are understood: its delimiter, its decimals, what stands for a missing value. */
  readonly readAs: string;
  readonly output: string;
  readonly chunkRows: number;
}

/** Reads an identity as a journal holds it. */
export const runIdentitySchema: z.ZodType<RunIdentity> = z.strictObject({
  model: z.string(),
  version: z.int().positive(),
  graph: z.string(),
  columns: z.array(z.string()),
  readAs: z.string(),
  output: z.string(),
  chunkRows: z.int().positive(),
});

/** Says what two runs differ in, for a person: "version 1, not 2"; "" where they are one and the same. */
export function describeDifference(begun: RunIdentity, asked: RunIdentity): string {
  const names = ['model', 'version', 'graph', 'columns', 'readAs', 'output', 'chunkRows'] as const;
  return names
    .filter((name) => !isDeepStrictEqual(begun[name], asked[name]))
    .map((name) => `${name} ${String(begun[name])}, not ${String(asked[name])}`)
    .join('; ');
}
