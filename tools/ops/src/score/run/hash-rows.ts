import { createHash } from 'node:crypto';
import { spellBigInt } from '../columns/spell-big-int';
import type { TableRow } from '../rows/scored-row';

/** SHA-256, in hex, of rows as they were read: it differs as soon as one cell does. */
export function hashRows(rows: readonly TableRow[]): string {
  const hash = createHash('sha256');
  for (const { cells, failure } of rows) {
    // A replacer costs more than the rest: texts, of which CSV has nothing else, do without.
    const replacer = cells.some(isSpelled) ? spellBigInt : undefined;
    hash.update(`${JSON.stringify(cells, replacer)}${failure?.code ?? ''}\n`);
  }
  return hash.digest('hex');
}

function isSpelled(cell: unknown): boolean {
  return typeof cell === 'bigint' || typeof cell === 'object';
}
