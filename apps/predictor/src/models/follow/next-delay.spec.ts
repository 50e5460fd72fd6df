import fc from 'fast-check';
import { Problem } from '@medcast/problem';
import type { Refusal } from '../catalog-entry';
import { ModelCatalog } from '../model-catalog';
import { makeModel } from '../testing/make-model';
import { isWaiting, nextDelay } from './next-delay';

describe('nextDelay', () => {
  it.each([
    [{ reloadMs: 30_000, vainLooks: 0, chance: 0.5 }, 30_000],
    [{ reloadMs: 30_000, vainLooks: 1, chance: 0.5 }, 1000],
    [{ reloadMs: 30_000, vainLooks: 4, chance: 0.5 }, 8000],
    [{ reloadMs: 300_000, vainLooks: 20, chance: 0.5 }, 30_000],
    [{ reloadMs: 2000, vainLooks: 20, chance: 0.5 }, 2000],
    [{ reloadMs: 0, vainLooks: 2, chance: 0.5 }, 2000],
    [{ reloadMs: 0, vainLooks: 0, chance: 0.5 }, undefined],
  ])('%j is followed by a look after %s ms', (facts, expected) => {
    expect(nextDelay(facts)).toBe(expected);
  });

  it('is within a tenth of the interval, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 86_400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (reloadMs, chance) => {
          const delayMs = nextDelay({ reloadMs, vainLooks: 0, chance }) ?? NaN;
          return delayMs >= Math.floor(reloadMs * 0.9) && delayMs <= Math.ceil(reloadMs * 1.1);
        },
      ),
    );
  });
});

describe('isWaiting', () => {
  const refusalUntil = (retryAtMs: number): Refusal => {
    const problem = new Problem('BUNDLE_GOLDEN_MISMATCH', 'off');
    return { version: 1, changedAt: '', problem, attempts: 1, retryAtMs };
  };

  it('is so while nothing is known, or something expected is not there', () => {
    const catalog = new ModelCatalog();
    expect(isWaiting(catalog)).toBe(true);
    catalog.add('insurance', 'named');
    expect(isWaiting(catalog)).toBe(true);
  });

  it('is so for a version that is worth another try, and not for one that was refused for good', () => {
    const catalog = new ModelCatalog();
    catalog.add('insurance', 'named');
    catalog.note('insurance', { refusal: refusalUntil(60_000) });
    expect(isWaiting(catalog)).toBe(true);
    catalog.note('insurance', { refusal: refusalUntil(Infinity) });
    expect(isWaiting(catalog)).toBe(false);
  });

  it('is not so where all that is expected serves', async () => {
    const catalog = new ModelCatalog();
    catalog.swap(await makeModel(1));
    catalog.add('late', 'appeared');
    expect(isWaiting(catalog)).toBe(false);
  });
});
