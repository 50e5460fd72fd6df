import type { Coalition } from '../shapley/coalition-plan';
import { type ComposedRows, NOTHING_REPLACED } from './composed-rows';

/** The fields of a record against one background record: those that are equal add nothing and are left out. */
export interface Game {
  /** Share of the population that the background record stands for. */
  readonly weight: number;
  /** Indices of the used fields that differ, rising. */
  readonly players: readonly number[];
  /** For each player, the code of the background's value. */
  readonly codes: readonly number[];
}

/** The node of every coalition of a game, by bit mask. */
export function nodesOfAllCoalitions({ codes }: Game, rows: ComposedRows): Int32Array {
  const everyone = 2 ** codes.length - 1;
  const nodes = new Int32Array(everyone + 1).fill(NOTHING_REPLACED);
  for (let absent = 1; absent <= everyone; absent++) {
    const last = 31 - Math.clz32(absent);
    nodes[absent] = rows.replace(nodes[absent ^ (1 << last)] ?? NOTHING_REPLACED, codes[last] ?? -1);
  }
  return nodes.map((_, mask) => nodes[everyone ^ mask] ?? NOTHING_REPLACED);
}

/** The row of every coalition of a game, by bit mask. */
export function rowsOfAllCoalitions(game: Game, rows: ComposedRows): Int32Array {
  return nodesOfAllCoalitions(game, rows).map((node) => rows.rowOf(node));
}

/** The row of each of some coalitions of a game. */
export function rowsOfCoalitions({ codes }: Game, coalitions: readonly Coalition[], rows: ComposedRows): Int32Array {
  return Int32Array.from(coalitions, (coalition) =>
    rows.rowOf(
      codes.reduce(
        (node, code, player) => (coalition[player] === 1 ? node : rows.replace(node, code)),
        NOTHING_REPLACED,
      ),
    ),
  );
}
