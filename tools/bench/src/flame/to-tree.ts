import type { Frame, Stack } from './stack';

/** A function in all samples in which it was called by the same functions. */
export interface FlameNode {
  readonly frame: Frame;
  readonly samples: number;
  readonly children: readonly FlameNode[];
}

/** Puts stacks together: those that begin alike share their beginning. Children are in the order of their names. */
export function toFlameTree(stacks: readonly Stack[]): FlameNode {
  return nodeOf({ name: 'all', of: '' }, stacks, 0);
}

function nodeOf(frame: Frame, stacks: readonly Stack[], depth: number): FlameNode {
  const groups = new Map<string, Stack[]>();
  for (const stack of stacks) {
    const next = stack.frames[depth];
    if (next === undefined) continue;
    const key = `${next.name} ${next.of}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stack]);
    else group.push(stack);
  }
  const children = [...groups.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const next = group[0]?.frames[depth];
      return next === undefined ? [] : [nodeOf(next, group, depth + 1)];
    });
  return { frame, samples: stacks.reduce((sum, { samples }) => sum + samples, 0), children };
}
