import { createPlanner, MAXIMUM_EXACT_PLAYERS } from '../shapley/create-planner';
import { toBackgroundCodes } from './background-codes';
import { ComposedRows, NOTHING_REPLACED } from './composed-rows';
import type { ScoreReader } from './explained-number';
import type { Explainer, ExplainerParts } from './explainer';
import { type Game, rowsOfAllCoalitions, rowsOfCoalitions } from './game';
import { codesOfRecord, gamesOf } from './games-of';
import { createRounds, isPreciseEnough, type Round, roundsToDraw, summariseRounds } from './sampled-shares';
import { SampledRows } from './sampled-rows';

/** Values the rows of some coalitions. */
type Valuer = (rows: Int32Array) => Float64Array;

/**
 * Makes the explainer of a model that uses many fields. Against a background record from which at most 12 of them differ
 * all coalitions are scored; against others some, drawn with a fixed seed until the standard errors are small.
 */
export function createSampledExplainer({ queue, background, usedFields }: ExplainerParts): Explainer {
  const codes = toBackgroundCodes(background, usedFields);
  const planFor = createPlanner();

  return async (record, { signal, isAdmitted }) => {
    const games = gamesOf(codesOfRecord(record, usedFields, codes), background, codes);
    const composed = new ComposedRows(codes);
    composed.rowOf(NOTHING_REPLACED);
    const values: number[] = [];
    const valuer: Valuer = (rows) => Float64Array.from(rows, (row) => values[row] ?? NaN);
    const read = createLabelReader();
    // Let in once, it is not refused in the midst of its rounds.
    const score = () =>
      queue.score(new SampledRows({ rows: composed, record, codes, read, values }), {
        signal,
        isAdmitted: isAdmitted === true || values.length > 0,
      });

    const exactGames = games.filter(({ players }) => players.length <= MAXIMUM_EXACT_PLAYERS);
    const exactRows = exactGames.map((game) => rowsOfAllCoalitions(game, composed));
    const base = Int32Array.from(games, ({ codes: all }) =>
      composed.rowOf(all.reduce((node, code) => composed.replace(node, code), NOTHING_REPLACED)),
    );
    await score();
    const exact = new Float64Array(usedFields.length);
    for (const [index, game] of exactGames.entries()) {
      addShares(exact, game, planFor(game.players.length).sharesOf(valuer(exactRows[index] ?? new Int32Array())));
    }
    const sampled = await sampleShares(games, { exact, composed, valuer, score });
    return {
      base: valuer(base).reduce((sum, value, index) => sum + (games[index]?.weight ?? 0) * value, 0),
      byField: new Map(usedFields.map((field, index) => [field, (exact[index] ?? 0) + (sampled?.mean[index] ?? 0)])),
      standardErrors: sampled && new Map(usedFields.map((field, index) => [field, sampled.standardError[index] ?? 0])),
    };
  };
}

/** Reads what is explained: the expected value, or the probability of the label that the first row is given. */
function createLabelReader(): ScoreReader {
  let label: number | undefined;
  return (scores, row) => {
    if (scores.task === 'regression') return scores.expected[row] ?? NaN;
    const first = row * scores.labels.length;
    const probabilities = scores.probabilities.subarray(first, first + scores.labels.length);
    label ??= probabilities.indexOf(Math.max(...probabilities));
    return probabilities[label] ?? NaN;
  };
}

interface Sampling {
  /** Sum of the exact games' contributions. */
  readonly exact: Float64Array;
  readonly composed: ComposedRows;
  readonly valuer: Valuer;
  readonly score: () => Promise<void>;
}

/** The contributions of all games with too many players to be exact; `undefined` where there are none. */
async function sampleShares(games: readonly Game[], { exact, composed, valuer, score }: Sampling) {
  const wide = games.filter(({ players }) => players.length > MAXIMUM_EXACT_PLAYERS);
  if (wide.length === 0) return undefined;
  const drawRound = createRounds(wide);
  const rounds: Round[] = [];
  do {
    const plans = Array.from({ length: roundsToDraw(wide.length) }, drawRound);
    const rows = plans.map((round) =>
      wide.map((game, index) => rowsOfCoalitions(game, round[index]?.coalitions ?? [], composed)),
    );
    await score();
    for (const [round, roundPlans] of plans.entries()) {
      const found = wide.map((game, index) => {
        const coalitions = valuer(rows[round]?.[index] ?? new Int32Array());
        const shares = new Float64Array(exact.length);
        addShares(shares, game, roundPlans[index]?.sharesOf(coalitions) ?? new Float64Array());
        return shares;
      });
      rounds.push(found);
    }
  } while (!isPreciseEnough(rounds, exact));
  return summariseRounds(rounds, exact.length);
}

function addShares(totals: Float64Array, { players, weight }: Game, shares: Float64Array): void {
  for (const [index, player] of players.entries()) {
    totals[player] = (totals[player] ?? 0) + weight * (shares[index] ?? 0);
  }
}
