import type { RegressionEstimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { Catalogs } from '../models/catalogs';
import { ModelCatalog } from '../models/model-catalog';
import { defer } from '../models/testing/defer';
import { makeModel } from '../models/testing/make-model';
import { ShadowLog } from './shadow-log';
import { type Observation, ShadowQueue } from './shadow-queue';

const estimate: RegressionEstimate = {
  expected: 100,
  typical: 90,
  interval: { lower: 50, upper: 150, level: 0.95 },
  unit: 'USD',
};

async function makeObservation(): Promise<Observation> {
  const champion = await makeModel(1);
  const parsed = champion.parser.parseJson(
    Object.fromEntries(champion.bundle.schema.fields.map((f) => [f.name, f.example])),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return { champion, record: parsed.record, estimate };
}

/** Resolves once all that was added has been scored: the queue takes one turn of the event loop for each. */
async function untilScored(log: ShadowLog, count: number): Promise<void> {
  while ((log.pairs[0]?.toPair().records ?? 0) < count) await new Promise((resolve) => setImmediate(resolve));
}

describe('ShadowQueue', () => {
  it('drops and counts what comes while the candidate is busy, and holds a bounded number of records', async () => {
    const catalogs = new Catalogs(new ModelCatalog());
    const log = new ShadowLog();
    const queue = new ShadowQueue(catalogs, log);
    const gate = defer<RegressionEstimate>();
    catalogs.candidates.swap(await makeModel(2, () => gate.promise));
    const observation = await makeObservation();
    for (let index = 0; index < 100; index++) queue.add(observation);
    expect(queue.length).toBe(64);
    gate.resolve({ ...estimate, expected: 110 });
    await untilScored(log, 64);
    expect(log.pairs.map((pair) => pair.toPair())).toMatchObject([
      {
        champion: 1,
        candidate: 2,
        records: 64,
        dropped: 36,
        difference: { mean: 10, sd: 0, scale: 100, disagreement: 0 },
      },
    ]);
  });

  it('counts failures by code and goes on', async () => {
    const catalogs = new Catalogs(new ModelCatalog());
    const log = new ShadowLog();
    const queue = new ShadowQueue(catalogs, log);
    let calls = 0;
    const failOnce = (): Promise<RegressionEstimate> =>
      ++calls === 1 ? Promise.reject(new Problem('RECORD_INVALID', 'no')) : Promise.resolve(estimate);
    catalogs.candidates.swap(await makeModel(2, failOnce));
    const observation = await makeObservation();
    queue.add(observation);
    queue.add(observation);
    await untilScored(log, 1);
    expect(log.pairs[0]?.toPair()).toMatchObject({ records: 1, failures: { RECORD_INVALID: 1 } });
  });

  it('takes nothing where there is no candidate, nor once the program stops', async () => {
    const catalogs = new Catalogs(new ModelCatalog());
    const queue = new ShadowQueue(catalogs, new ShadowLog());
    const observation = await makeObservation();
    queue.add(observation);
    expect(queue.length).toBe(0);
    catalogs.candidates.swap(await makeModel(2));
    queue.beforeApplicationShutdown();
    queue.add(observation);
    expect(queue.length).toBe(0);
  });
});
