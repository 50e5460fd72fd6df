import type { ColumnProfile } from './profile/column-profile';

/** Names that every JavaScript object answers to; no field may have one. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Longest name of a field. */
const LONGEST_NAME = 128;

/**
 * Finds columns that cannot be fields whatever they hold: asked to be left out, the same as another, or of a name that no
 * field may have.
 *
 * @returns the reason by column name
 */
export function findUnusable(
  columns: readonly ColumnProfile[],
  { target, ignore }: { readonly target: string; readonly ignore: readonly string[] },
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const firstOfHash = new Map<string, string>();
  const inOrder = [...columns].sort((a, b) => Number(b.name === target) - Number(a.name === target));
  for (const { name, hash, present } of inOrder) {
    const same = firstOfHash.get(hash.toString());
    if (ignore.includes(name)) reasons.set(name, 'left out on request');
    else if (RESERVED_NAMES.has(name) || name.length > LONGEST_NAME) reasons.set(name, 'a name that no field may have');
    else if (same === undefined) firstOfHash.set(hash.toString(), name);
    else if (present > 0) reasons.set(name, describeSame(same, target));
  }
  return reasons;
}

function describeSame(other: string, target: string): string {
  return other === target ? `the same as ${target}, which it would give away` : `the same as ${other} in every row`;
}
