import { setImmediate } from 'node:timers/promises';
import { exactCoefficients } from '../shapley/exact-coefficients';
import type { BackgroundCodes } from './background-codes';
import { ComposedRows, NOTHING_REPLACED } from './composed-rows';
import { type Game, nodesOfAllCoalitions } from './game';
import { type RowChanges, toRowChanges } from './row-changes';

/**
 * How to explain any record whose values are those of the background in the same places: which rows to score, and how
 * much of what the model says of each goes to which field. Shares are linear in that, so that nothing else is left to
 * do for a record.
 */
export interface ExplanationPlan {
  /** Rows to score. The first is the record itself. */
  readonly rows: number;
  readonly changes: RowChanges;
  /** Row-major `[rows × used fields]`. */
  readonly shares: Float64Array;
  /** The same for what the model says of each background record, which is known: `[records × used fields]`. */
  readonly backgroundShares: Float64Array;
}

/** Coalitions that are planned before the event loop turns: about as long as a run takes. */
const COALITIONS_AT_ONCE = 4096;

/** Plans the explanation of records against the games of their fields, each with all its coalitions. */
export async function createExplanationPlan(
  games: readonly Game[],
  background: BackgroundCodes,
): Promise<ExplanationPlan> {
  const fields = background.byField.length;
  const composed = new ComposedRows(background);
  composed.rowOf(NOTHING_REPLACED);
  const backgroundShares = new Float64Array(games.length * fields);
  // Of all games together at most; what they share stays empty.
  const shares = new Float64Array(games.reduce((sum, { players }) => sum + 2 ** players.length, 1) * fields);
  let planned = 0;
  for (const [index, game] of games.entries()) {
    addGame(game, { composed, shares, backgroundShares: backgroundShares.subarray(index * fields), fields });
    planned += 2 ** game.players.length;
    if (planned < COALITIONS_AT_ONCE) continue;
    planned = 0;
    await setImmediate();
  }
  const rows = composed.count;
  return {
    rows,
    changes: toRowChanges(composed, background),
    shares: shares.slice(0, rows * fields),
    backgroundShares,
  };
}

/** Where the shares of a game are added up. */
interface Sums extends Pick<ExplanationPlan, 'shares'> {
  readonly composed: ComposedRows;
  /** Of the game's background record alone. */
  readonly backgroundShares: Float64Array;
  readonly fields: number;
}

function addGame(game: Game, { composed, shares, backgroundShares, fields }: Sums): void {
  const { players, weight } = game;
  const coefficients = exactCoefficients(players.length);
  const nodes = nodesOfAllCoalitions(game, composed);
  for (let mask = 0; mask < nodes.length; mask++) {
    // Where all is replaced there is the background record.
    const to = mask === 0 ? backgroundShares : shares;
    const first = mask === 0 ? 0 : composed.rowOf(nodes[mask] ?? NOTHING_REPLACED) * fields;
    for (let index = 0; index < players.length; index++) {
      const at = first + (players[index] ?? 0);
      to[at] = (to[at] ?? 0) + weight * (coefficients[mask * players.length + index] ?? 0);
    }
  }
}
