import { Histogram, Registry } from 'prom-client';
import { BucketTally } from './bucket-tally';
import { TalliedHistogram } from './tallied-histogram';

const EDGES = [1, 2, 4];
const configuration = { name: 'medcast_rows', help: 'Rows.', labelNames: ['model'] };

describe('TalliedHistogram', () => {
  it('says what a histogram of the same numbers says', async () => {
    const registry = new Registry();
    const own = new Registry();
    const tally = new BucketTally(EDGES);
    new TalliedHistogram(own, { ...configuration, edges: EDGES }, () => [{ labels: { model: 'iris' }, tally }]);
    const histogram = new Histogram({ ...configuration, buckets: EDGES, registers: [registry] });
    for (const rows of [0, 1, 1.5, 2, 3, 4, 5, 100]) {
      tally.add(rows);
      histogram.observe({ model: 'iris' }, rows);
    }
    expect(await own.metrics()).toBe(await registry.metrics());
  });

  it('has nothing where nothing was counted', async () => {
    const registry = new Registry();
    new TalliedHistogram(registry, { ...configuration, edges: EDGES }, () => []);
    expect((await registry.metrics()).trim()).toBe('# HELP medcast_rows Rows.\n# TYPE medcast_rows histogram');
  });
});
