import { arrivalWeights } from './arrival-weights';

/**
 * Shapley's shares (1953) as the linear function of the coalitions' values that they are: the share of a player is the
 * sum, over all coalitions, of its coefficient times the value.
 *
 * @param players from 0 to 20
 * @returns row-major `[2^players × players]`, coalitions by bit mask
 */
export function exactCoefficients(players: number): Float64Array {
  const weights = arrivalWeights(players);
  const coefficients = new Float64Array(2 ** players * players);
  for (let mask = 0; mask < 2 ** players; mask++) {
    const size = countBits(mask);
    for (let player = 0; player < players; player++) {
      const isMember = (mask >> player) & 1;
      coefficients[mask * players + player] = (isMember === 1 ? weights[size - 1] : -(weights[size] ?? 0)) ?? 0;
    }
  }
  return coefficients;
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
