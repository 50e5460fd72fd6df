import { Problem } from '@medcast/problem';
import type { z } from 'zod';
import type { TableStore } from '../../table/store/table-store';

/**
 * Reads a small JSON file of a sharded run.
 *
 * @returns undefined where there is none
 * @throws Problem SCORING_INCOMPLETE where it holds something else
 */
export async function readStored<Value>(
  store: TableStore,
  name: string,
  schema: z.ZodType<Value>,
): Promise<Value | undefined> {
  const text = await store.readText(name);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    // SyntaxError or ZodError: somebody else's file, or one of another version of this program.
    const detail = `expected ${name} in ${store.uri} to be of a run of this version, got something else; give another --out`;
    throw new Problem('SCORING_INCOMPLETE', detail, { cause });
  }
}

/** JSON as the files of a sharded run have it: the same bytes for the same value. */
export function renderStored(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
