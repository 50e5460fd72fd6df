import { groupOf } from './group-of';
import type { Stack } from './stack';

/** What a share of all samples was spent on. */
export interface TimeShare {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

/** Shares of the groups, the largest first. */
export function sharesOfGroups(stacks: readonly Stack[]): readonly TimeShare[] {
  return toShares(stacks, ({ frames }) => groupOf(frames));
}

/** Shares of the functions that ran themselves, the largest first. */
export function sharesOfFunctions(stacks: readonly Stack[]): readonly TimeShare[] {
  return toShares(stacks, ({ frames }) => {
    const last = frames.at(-1);
    return last === undefined ? '(none)' : `${last.name} (${last.of.replace(/:\d+$/, '')})`;
  });
}

function toShares(stacks: readonly Stack[], nameOf: (stack: Stack) => string): readonly TimeShare[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const stack of stacks) {
    const name = nameOf(stack);
    counts.set(name, (counts.get(name) ?? 0) + stack.samples);
    all += stack.samples;
  }
  const shares = [...counts].map(([name, samples]) => ({ name, share: samples / all }));
  return shares.toSorted((one, other) => other.share - one.share || one.name.localeCompare(other.name));
}
