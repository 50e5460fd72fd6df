import { exactCoefficients } from '../shapley/exact-coefficients';
import type { BackgroundCodes } from './background-codes';
import { ComposedRows, NOTHING_REPLACED } from './composed-rows';
import { type Game, nodesOfAllCoalitions } from './game';

/**
 * How to explain any record whose values are those of the background in the same places: which rows to score, and how
 * much of what the model says of each goes to which field. Shares are linear in that, so that nothing else is left to
 * do for a record.
 */
export interface ExplanationPlan {
  /** Rows to score. The first is the record itself. */
  readonly rows: number;
  /** For each row, where its changes against the row before begin; and where those of the last end. */
  readonly changesFrom: Int32Array;
  /** Indices of the used fields that change. */
  readonly changedFields: Int32Array;
  /** What they change to: the code of a value of the background, or {@link OWN_VALUE}. */
  readonly changedCodes: Int32Array;
  /** Row-major `[rows × used fields]`. */
  readonly shares: Float64Array;
  /** The same for what the model says of each background record, which is known: `[records × used fields]`. */
  readonly backgroundShares: Float64Array;
}

/** The value of the record. */
export const OWN_VALUE = -1;

/** Plans the explanation of records against the games of their fields, each with all its coalitions. */
export function createExplanationPlan(games: readonly Game[], background: BackgroundCodes): ExplanationPlan {
  const fields = background.byField.length;
  const composed = new ComposedRows(background);
  composed.rowOf(NOTHING_REPLACED);
  const backgroundShares = new Float64Array(games.length * fields);
  // Of all games together at most; what they share stays empty.
  const shares = new Float64Array(games.reduce((sum, { players }) => sum + 2 ** players.length, 1) * fields);
  for (const [index, game] of games.entries()) {
    const coefficients = exactCoefficients(game.players.length);
    for (const [mask, node] of nodesOfAllCoalitions(game, composed).entries()) {
      // Where all is replaced there is the background record.
      if (mask === 0) addShares({ to: backgroundShares, row: index, fields }, { game, coefficients, mask });
      else addShares({ to: shares, row: composed.rowOf(node), fields }, { game, coefficients, mask });
    }
  }
  return {
    rows: composed.count,
    ...toChanges(composed, background),
    shares: shares.slice(0, composed.count * fields),
    backgroundShares,
  };
}

/** Where shares are added up. */
interface ShareRow {
  readonly to: Float64Array;
  readonly row: number;
  readonly fields: number;
}

interface CoalitionOfGame {
  readonly game: Game;
  /** Of the game, by coalition. */
  readonly coefficients: Float64Array;
  readonly mask: number;
}

function addShares({ to, row, fields }: ShareRow, { game, coefficients, mask }: CoalitionOfGame): void {
  const { players, weight } = game;
  for (const [index, player] of players.entries()) {
    const at = row * fields + player;
    to[at] = (to[at] ?? 0) + weight * (coefficients[mask * players.length + index] ?? 0);
  }
}

/** Neighbouring rows are much alike: only what is different from one to the next is written down. */
function toChanges(composed: ComposedRows, background: BackgroundCodes) {
  const changesFrom = new Int32Array(composed.count + 1);
  const changedFields: number[] = [];
  const changedCodes: number[] = [];
  let codes = codesOf(composed, { row: 0, background });
  for (let row = 1; row < composed.count; row++) {
    const next = codesOf(composed, { row, background });
    for (const [field, code] of next.entries()) {
      if (code === codes[field]) continue;
      changedFields.push(field);
      changedCodes.push(code);
    }
    codes = next;
    changesFrom[row + 1] = changedFields.length;
  }
  return { changesFrom, changedFields: Int32Array.from(changedFields), changedCodes: Int32Array.from(changedCodes) };
}

/** For each used field, the code of its value. */
function codesOf(
  composed: ComposedRows,
  { row, background }: { readonly row: number; readonly background: BackgroundCodes },
): Int32Array {
  const codes = new Int32Array(background.byField.length).fill(OWN_VALUE);
  composed.eachReplaced(row, (code) => {
    const { fieldIndex } = background.values[code] ?? {};
    if (fieldIndex !== undefined) codes[fieldIndex] = code;
  });
  return codes;
}
