import type { FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import type { Scorer } from '../scorer/scorer';
import { createPlanner, MAXIMUM_EXACT_PLAYERS } from '../shapley/create-planner';
import { toBackgroundCodes } from './background-codes';
import type { BackgroundRecord } from './check-background';
import { ComposedRows, NOTHING_REPLACED } from './composed-rows';
import { type Game, rowsOfAllCoalitions, rowsOfCoalitions } from './game';
import { createRounds, isPreciseEnough, type Round, roundsToDraw, summariseRounds } from './sampled-shares';
import { scoreRows, type ScoreReader } from './score-rows';

/** The contribution of each used field; `base` and all of them sum to what is explained. */
export interface Contributions {
  /** What the model says on average over the background. */
  readonly base: number;
  readonly byField: ReadonlyMap<string, number>;
  /** By used field; absent where all contributions are exact. */
  readonly standardErrors?: ReadonlyMap<string, number> | undefined;
}

/** Explains one number that a model says of a record. */
export type Explainer = (record: ValidRecord, read: ScoreReader) => Promise<Contributions>;

/** What {@link createExplainer} needs. */
export interface ExplainerParts {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly background: readonly BackgroundRecord[];
  /** Names of the fields that the features use. */
  readonly usedFields: readonly string[];
}

/** Values the rows of some coalitions. */
type Valuer = (rows: Int32Array) => Float64Array;

/**
 * Makes the function that explains estimates by interventional Shapley values over raw fields (Janzing et al. 2020):
 * the weighted mean, over the background, of each field's share in the difference that the record makes to it.
 * Exact while at most 12 fields differ from a background record; beyond, sampled with a fixed seed until the standard
 * errors are small. Every distinct combination of values is scored once.
 */
export function createExplainer({ pipeline, scorer, background, usedFields }: ExplainerParts): Explainer {
  const codes = toBackgroundCodes(background, usedFields);
  const planFor = createPlanner();

  return async (record, read) => {
    const games = background.map(({ record: reference, weight }, index): Game => {
      const players = usedFields.flatMap((field, player) => (record[field] === reference[field] ? [] : [player]));
      return { weight, players, codes: players.map((player) => codes.byRecord[index]?.[player] ?? -1) };
    });
    const composed = new ComposedRows(codes);
    const values: number[] = [];
    const valuer: Valuer = (rows) => Float64Array.from(rows, (row) => values[row] ?? NaN);
    const score = () => scoreRows({ pipeline, scorer, read }, { composed, record }, values);

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
