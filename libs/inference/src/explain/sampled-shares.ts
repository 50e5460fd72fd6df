import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { CoalitionPlan } from '../shapley/coalition-plan';
import { createSampledPlan } from '../shapley/sampled-plan';
import type { Game } from './game';

/** Rounds between two looks at the error, and before the first: with fewer it misstates itself. */
const FEWEST_ROUNDS = 4;
/** Pairs of orders before the error is looked at first, and then between two looks. */
const PAIRS = 128;
/** Pairs of orders at most. */
const PAIRS_AT_MOST = 1536;

/** A standard error below this share of all contributions together is small enough to stop. */
const SMALL_ERROR = 0.02;

/** The same for every explanation, so that the same record is explained in the same way every time. */
const SEED = 20_260_101;
const LARGEST_SEED = 2 ** 31 - 1;

/**
 * Draws, round after round, one order and its reverse for each game.
 *
 * @returns a function that gives the plans of the next round, in the order of the games
 */
export function createRounds(games: readonly Game[]): () => readonly CoalitionPlan[] {
  const seeds = xoroshiro128plus(SEED);
  return () =>
    games.map(({ players }) =>
      createSampledPlan({ players: players.length, pairs: 1, seed: uniformInt(seeds, 0, LARGEST_SEED) }),
    );
}

/** What one round found: for each game the share of each field, times the game's weight. */
export type Round = readonly Float64Array[];

/** How many rounds to draw before the error is looked at again: fewer where each has many games. */
export function roundsToDraw(gameCount: number): number {
  return Math.max(FEWEST_ROUNDS, Math.ceil(PAIRS / gameCount));
}

/**
 * Mean of what rounds found of each field, summed over games, with its standard error.
 * Orders are drawn for each game by itself, so each game has a variance of its own and the variances add up: a few
 * rounds of many games state the error as well as many rounds of a few.
 */
export function summariseRounds(rounds: readonly Round[], fieldCount: number) {
  const count = rounds.length;
  const mean = new Float64Array(fieldCount);
  const variance = new Float64Array(fieldCount);
  for (let game = 0; game < (rounds[0]?.length ?? 0); game++) {
    for (let field = 0; field < fieldCount; field++) {
      const average = rounds.reduce((sum, round) => sum + (round[game]?.[field] ?? 0), 0) / count;
      const squares = rounds.reduce((sum, round) => sum + ((round[game]?.[field] ?? 0) - average) ** 2, 0);
      mean[field] = (mean[field] ?? 0) + average;
      variance[field] = (variance[field] ?? 0) + squares / (count - 1) / count;
    }
  }
  return { mean, standardError: variance.map(Math.sqrt) };
}

/** Whether the largest standard error is small beside all contributions together, or orders have run out. */
export function isPreciseEnough(rounds: readonly Round[], exact: Float64Array): boolean {
  const { mean, standardError } = summariseRounds(rounds, exact.length);
  const size = exact.reduce((sum, share, field) => sum + Math.abs(share + (mean[field] ?? 0)), 0);
  const pairs = rounds.length * (rounds[0]?.length ?? 0);
  return pairs >= PAIRS_AT_MOST || standardError.every((error) => error <= SMALL_ERROR * size);
}
