import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import type { Scorer, Scores } from '../scorer/scorer';
import { createPlanner } from '../shapley/create-planner';
import type { BackgroundRecord } from './check-background';
import { composeRows } from './compose-rows';
import type { Game } from './game';

/** Rows that are scored together: enough to make runs worth their fixed cost, few enough for 1 MB of features. */
const BATCH_ROWS = 4096;

/** The contribution of each used field; `base` and all of them sum to what is explained. */
export interface Contributions {
  /** What the model says on average over the background. */
  readonly base: number;
  readonly byField: ReadonlyMap<string, number>;
}

/** Picks the number that is explained: an expected value, the probability of a label. */
export type ScoreReader = (scores: Scores, row: number) => number;

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

/**
 * Makes the function that explains estimates by interventional Shapley values over raw fields (Janzing et al. 2020):
 * the weighted mean, over the background, of each field's share in the difference that the record makes to it.
 * Exact while at most 12 fields differ from a background record; sampled, with a fixed seed, beyond.
 */
export function createExplainer({ pipeline, scorer, background, usedFields }: ExplainerParts): Explainer {
  const planFor = createPlanner();
  return async (record, read) => {
    const games = background.map((reference, seed): Game => {
      const players = usedFields.filter((field) => record[field] !== reference.record[field]);
      return { background: reference, players, plan: planFor(players.length, seed) };
    });
    const totals = { base: 0, byField: new Map(usedFields.map((field) => [field, 0])) };
    for (const batch of toBatches(games)) {
      const scores = await scorer.score(toMatrix(pipeline, record, batch));
      addShares(totals, batch, (row) => read(scores, row));
    }
    return totals;
  };
}

function toBatches(games: readonly Game[]): readonly (readonly Game[])[] {
  const batches: Game[][] = [];
  let rows = Infinity;
  for (const game of games) {
    rows += game.plan.coalitions.length;
    if (rows > BATCH_ROWS) {
      batches.push([]);
      rows = game.plan.coalitions.length;
    }
    batches.at(-1)?.push(game);
  }
  return batches;
}

function toMatrix(pipeline: FeaturePipeline, record: ValidRecord, games: readonly Game[]): FeatureMatrix {
  const rows = games.reduce((sum, { plan }) => sum + plan.coalitions.length, 0);
  const columns = pipeline.featureCount;
  const values = new Float32Array(rows * columns);
  let offset = 0;
  for (const game of games) {
    composeRows(game, record, (composed) => {
      pipeline.writeRow(composed, values, offset);
      offset += columns;
    });
  }
  return { values, rows, columns };
}

function addShares(
  totals: { base: number; readonly byField: Map<string, number> },
  games: readonly Game[],
  valueOf: (row: number) => number,
): void {
  let row = 0;
  for (const { plan, players, background } of games) {
    const values = Float64Array.from(plan.coalitions, (_, index) => valueOf(row + index));
    row += values.length;
    totals.base += background.weight * (values[0] ?? NaN);
    plan.sharesOf(values).forEach((share, index) => {
      const field = players[index] ?? '';
      totals.byField.set(field, (totals.byField.get(field) ?? 0) + background.weight * share);
    });
  }
}
