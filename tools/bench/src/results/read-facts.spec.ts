import { join } from 'node:path';
import { readCorePrice } from './read-core-price';
import { readPodLimits } from './read-pod-limits';

const root = join(import.meta.dirname, '../../../..');

describe('readPodLimits', () => {
  it('reads what the generated base gives the predictor', async () => {
    expect(await readPodLimits(root)).toEqual({ cores: 1, memoryMi: 512 });
  });
});

describe('readCorePrice', () => {
  it('divides the machine of the price table by its cores', async () => {
    const price = await readCorePrice(root, undefined);

    expect(price).toMatchObject({ currency: 'USD', of: 'a core of e2-standard-4 (4 cores, us-central1)' });
    expect(price.perHour).toBeCloseTo(0.134 / 4, 9);
    expect(price.recorded).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('takes a price that is given', async () => {
    expect(await readCorePrice(root, 0.05)).toMatchObject({ perHour: 0.05, source: '--core-price' });
  });
});
