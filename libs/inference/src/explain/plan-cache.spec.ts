import type { ExplanationPlan } from './explanation-plan';
import { PlanCache } from './plan-cache';

function planOf(rows: number): ExplanationPlan {
  const changes = { from: new Int32Array(), fields: new Int32Array(), codes: new Int32Array() };
  return { rows, changes, shares: new Float64Array(), backgroundShares: new Float64Array() };
}

describe('PlanCache', () => {
  let made: string[];
  let cache: PlanCache;

  beforeEach(() => {
    made = [];
    cache = new PlanCache();
  });

  function ask(name: string, codes: readonly number[], rows = 200): Promise<ExplanationPlan> {
    return cache.planFor(codes, () => {
      made.push(name);
      return Promise.resolve(planOf(rows));
    });
  }

  it('makes a plan once, however many ask for it at once', async () => {
    const [first, second, other] = await Promise.all([ask('a', [1, -1]), ask('a', [1, -1]), ask('b', [1, 1])]);

    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(made).toEqual(['a', 'b']);
  });

  it('forgets the oldest where there are too many rows', async () => {
    await ask('a', [0], 40_000);
    await ask('b', [1], 20_000);
    await ask('c', [2], 20_000);

    await ask('b', [1], 20_000);
    await ask('a', [0], 40_000);

    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps the last, however large', async () => {
    await ask('a', [0], 1_000_000);
    await ask('a', [0], 1_000_000);

    expect(made).toEqual(['a']);
  });
});
