import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { CoalitionPlan } from '../shapley/coalition-plan';
import { createSampledPlan } from '../shapley/sampled-plan';
import type { Game } from './game';

/** Rounds between two looks at the error. */
export const MORE_ROUNDS = 8;
/** Pairs of orders before the error is looked at first: with fewer it misstates itself. */
const FIRST_PAIRS = 512;
const FIRST_ROUNDS_AT_MOST = 16;
/** Rounds at most: with 32 background records 3,072 orders. */
export const ROUNDS_AT_MOST = 48;

/** A standard error below this share of all contributions together is small enough to stop. */
const SMALL_ERROR = 0.01;

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

/** Rounds before the error is looked at first: fewer where each has many games. */
export function firstRoundsOf(gameCount: number): number {
  return Math.max(MORE_ROUNDS, Math.min(FIRST_ROUNDS_AT_MOST, Math.ceil(FIRST_PAIRS / gameCount)));
}

/** Mean and standard error of what rounds found of each field. Rounds are independent of each other. */
export function summariseRounds(rounds: readonly Float64Array[], fieldCount: number) {
  const count = rounds.length;
  const mean = new Float64Array(fieldCount);
  const standardError = new Float64Array(fieldCount);
  for (let field = 0; field < fieldCount; field++) {
    const average = rounds.reduce((sum, round) => sum + (round[field] ?? 0), 0) / count;
    const squares = rounds.reduce((sum, round) => sum + ((round[field] ?? 0) - average) ** 2, 0);
    mean[field] = average;
    standardError[field] = count < 2 ? Infinity : Math.sqrt(squares / (count - 1) / count);
  }
  return { mean, standardError };
}

/** Whether the largest standard error is small beside all contributions together, or rounds have run out. */
export function isPreciseEnough(rounds: readonly Float64Array[], contributions: Float64Array): boolean {
  if (rounds.length >= ROUNDS_AT_MOST) return true;
  const { standardError } = summariseRounds(rounds, contributions.length);
  const size = contributions.reduce((sum, contribution) => sum + Math.abs(contribution), 0);
  return standardError.every((error) => error <= SMALL_ERROR * size);
}
