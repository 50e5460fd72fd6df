import { arrivalWeights } from './arrival-weights';
import type { CoalitionPlan } from './coalition-plan';

/**
 * Shapley's shares (1953), exactly: all 2^n coalitions, and for each player the mean of what it adds to those without
 * it, weighted by how many orders of arrival make that coalition the one it meets.
 *
 * @param players from 0 to 20
 */
export function createExactPlan(players: number): CoalitionPlan {
  const weights = arrivalWeights(players);
  const coalitions = Array.from({ length: 2 ** players }, (_, mask) =>
    Uint8Array.from({ length: players }, (_flag, player) => (mask >> player) & 1),
  );
  const sizes = coalitions.map((coalition) => coalition.reduce((size, flag) => size + flag, 0));
  return {
    coalitions,
    sharesOf(values) {
      const shares = new Float64Array(players);
      for (const [mask, size] of sizes.entries()) {
        for (let player = 0; player < players; player++) {
          const isMember = (mask >> player) & 1;
          const weight = isMember === 1 ? weights[size - 1] : -(weights[size] ?? 0);
          shares[player] = (shares[player] ?? 0) + (weight ?? 0) * (values[mask] ?? NaN);
        }
      }
      return shares;
    },
  };
}
