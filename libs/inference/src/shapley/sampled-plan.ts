import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Coalition, CoalitionPlan } from './coalition-plan';

/** Options of {@link createSampledPlan}. */
export interface SampledPlanOptions {
  /** At least 2. */
  readonly players: number;
  /** Pairs of orders, each with its reverse, which cancels much of the error (Mitchell et al. 2022, section 3). */
  readonly pairs: number;
  /** The same seed gives the same plan. */
  readonly seed: number;
}

const WARM_UP_DRAWS = 32;

/**
 * Shapley's shares, estimated: the mean of what each player adds over some random orders of arrival.
 * They still sum exactly to the value of all players less that of none.
 */
export function createSampledPlan({ players, pairs, seed }: SampledPlanOptions): CoalitionPlan {
  const orders = drawOrders({ players, pairs, seed });
  // Row 0 is the empty coalition, row 1 the full one, then come the steps in between of one order after another.
  const coalitions = [new Uint8Array(players), new Uint8Array(players).fill(1), ...orders.flatMap(toSteps)];
  const stepsPerOrder = players - 1;
  return {
    coalitions,
    sharesOf(values) {
      const shares = new Float64Array(players);
      for (const [index, order] of orders.entries()) {
        const firstStep = 2 + index * stepsPerOrder;
        let before = values[0] ?? NaN;
        for (const [step, player] of order.entries()) {
          const after = values[step < stepsPerOrder ? firstStep + step : 1] ?? NaN;
          shares[player] = (shares[player] ?? 0) + (after - before) / orders.length;
          before = after;
        }
      }
      return shares;
    },
  };
}

function drawOrders({ players, pairs, seed }: SampledPlanOptions): readonly (readonly number[])[] {
  const random = xoroshiro128plus(seed);
  // The generator begins with a state of mostly equal bits, which would lean the first orders to one side.
  for (let skipped = 0; skipped < WARM_UP_DRAWS; skipped++) random.next();
  return Array.from({ length: pairs }, () => {
    const order: number[] = [];
    for (let player = 0; player < players; player++) {
      order.splice(uniformInt(random, 0, player), 0, player);
    }
    return [order, order.toReversed()];
  }).flat();
}

function toSteps(order: readonly number[]): readonly Coalition[] {
  const coalition = new Uint8Array(order.length);
  return order.slice(0, -1).map((player) => {
    coalition[player] = 1;
    return coalition.slice();
  });
}
