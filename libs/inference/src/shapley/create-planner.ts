import type { CoalitionPlan } from './coalition-plan';
import { createExactPlan } from './exact-plan';
import { createSampledPlan } from './sampled-plan';

/** Most players for which all coalitions are valued: 2^12 = 4,096. */
export const MAXIMUM_EXACT_PLAYERS = 12;

/** For more players: with a background of 50 records this makes 1,600 orders. */
const SAMPLED_PAIRS = 16;

/**
 * Makes plans and keeps those that fit again.
 *
 * @returns the exact plan for up to {@link MAXIMUM_EXACT_PLAYERS}, else a sampled one of the seed
 */
export function createPlanner(): (players: number, seed: number) => CoalitionPlan {
  const exactPlans = new Map<number, CoalitionPlan>();
  return (players, seed) => {
    if (players > MAXIMUM_EXACT_PLAYERS) {
      return createSampledPlan({ players, pairs: SAMPLED_PAIRS, seed });
    }
    const plan = exactPlans.get(players) ?? createExactPlan(players);
    exactPlans.set(players, plan);
    return plan;
  };
}
