import fc from 'fast-check';
import type { CoalitionPlan } from './coalition-plan';
import { createPlanner, MAXIMUM_EXACT_PLAYERS } from './create-planner';
import { createExactPlan } from './exact-plan';
import { createSampledPlan } from './sampled-plan';

const amount = fc.double({ min: -1000, max: 1000, noNaN: true });

/** A game: how many play, and what each of the coalitions is worth, by bit mask. */
const game = fc.integer({ min: 1, max: 6 }).chain((players) =>
  fc.record({
    players: fc.constant(players),
    worth: fc.array(amount, { minLength: 2 ** players, maxLength: 2 ** players }),
  }),
);

function sharesOf(plan: CoalitionPlan, worthOf: (mask: number) => number): number[] {
  const masks = plan.coalitions.map((coalition) =>
    coalition.reduce((mask, flag, player) => mask | (flag << player), 0),
  );
  return [...plan.sharesOf(masks.map(worthOf))];
}

/** The definition: the mean, over all orders of arrival, of what each player adds. */
function sharesByOrders(players: number, worth: readonly number[]): number[] {
  const shares = new Array<number>(players).fill(0);
  const orders = ordersOf(Array.from({ length: players }, (_, player) => player));
  for (const order of orders) {
    let mask = 0;
    for (const player of order) {
      const before = worth[mask] ?? NaN;
      mask |= 1 << player;
      shares[player] = (shares[player] ?? 0) + ((worth[mask] ?? NaN) - before) / orders.length;
    }
  }
  return shares;
}

function ordersOf(players: readonly number[]): number[][] {
  return players.length === 0
    ? [[]]
    : players.flatMap((first) =>
        ordersOf(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
      );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('createExactPlan', () => {
  it('shares as the mean over all orders of arrival does', () => {
    fc.assert(
      fc.property(game, ({ players, worth }) => {
        const shares = sharesOf(createExactPlan(players), (mask) => worth[mask] ?? NaN);

        sharesByOrders(players, worth).forEach((share, player) => expect(shares[player]).toBeCloseTo(share, 8));
      }),
    );
  });

  it('shares everything: the shares sum to the worth of all less that of none', () => {
    fc.assert(
      fc.property(game, ({ players, worth }) => {
        const shares = sharesOf(createExactPlan(players), (mask) => worth[mask] ?? NaN);

        expect(sum(shares)).toBeCloseTo((worth.at(-1) ?? NaN) - (worth[0] ?? NaN), 8);
      }),
    );
  });

  it('gives a player who always adds the same just that', () => {
    fc.assert(
      fc.property(game, amount, ({ players, worth }, addition) => {
        const worthOf = (mask: number): number => (worth[mask & ~1] ?? NaN) + (mask & 1) * addition;

        expect(sharesOf(createExactPlan(players), worthOf)[0]).toBeCloseTo(addition, 8);
      }),
    );
  });

  it('gives two players who are worth the same in every coalition the same', () => {
    fc.assert(
      fc.property(game, ({ players, worth }) => {
        fc.pre(players >= 2);
        const worthOf = (mask: number): number =>
          worth[mask & 3 ? (mask & ~3) | ((mask & 3) === 3 ? 3 : 1) : mask] ?? NaN;
        const [first, second] = sharesOf(createExactPlan(players), worthOf);

        expect(first).toBeCloseTo(second ?? NaN, 8);
      }),
    );
  });

  it('has nothing to share among nobody', () => {
    const plan = createExactPlan(0);

    expect(plan.coalitions).toEqual([new Uint8Array()]);
    expect([...plan.sharesOf([7])]).toEqual([]);
  });
});

describe('createSampledPlan', () => {
  it('shares everything', () => {
    fc.assert(
      fc.property(game, fc.integer(), ({ players, worth }, seed) => {
        fc.pre(players >= 2);
        const plan = createSampledPlan({ players, pairs: 3, seed });

        const shares = sharesOf(plan, (mask) => worth[mask] ?? NaN);

        expect(sum(shares)).toBeCloseTo((worth.at(-1) ?? NaN) - (worth[0] ?? NaN), 8);
      }),
    );
  });

  it('comes close to the exact shares', () => {
    const worthOf = (mask: number): number => Math.sqrt(mask) + (mask % 7);
    const exact = sharesOf(createExactPlan(6), worthOf);

    const sampled = sharesOf(createSampledPlan({ players: 6, pairs: 4000, seed: 1 }), worthOf);

    sampled.forEach((share, player) => expect(Math.abs(share - (exact[player] ?? NaN))).toBeLessThan(0.05));
  });

  it('is the same for the same seed and another for another', () => {
    const planOf = (seed: number): CoalitionPlan => createSampledPlan({ players: 20, pairs: 2, seed });

    expect(planOf(5).coalitions).toEqual(planOf(5).coalitions);
    expect(planOf(5).coalitions).not.toEqual(planOf(6).coalitions);
  });
});

describe('createPlanner', () => {
  it('values all coalitions up to the limit', () => {
    expect(createPlanner()(MAXIMUM_EXACT_PLAYERS).coalitions).toHaveLength(4096);
  });

  it('makes an exact plan once', () => {
    const planFor = createPlanner();

    expect(planFor(4)).toBe(planFor(4));
  });
});
