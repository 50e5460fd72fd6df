import type { CoalitionPlan } from './coalition-plan';
import { createExactPlan } from './exact-plan';

/** Most players for which all coalitions are valued: 2^12 = 4,096. */
export const MAXIMUM_EXACT_PLAYERS = 12;

/** Makes exact plans for up to {@link MAXIMUM_EXACT_PLAYERS}, each once. */
export function createPlanner(): (players: number) => CoalitionPlan {
  const plans = new Map<number, CoalitionPlan>();
  return (players) => {
    const plan = plans.get(players) ?? createExactPlan(players);
    plans.set(players, plan);
    return plan;
  };
}
