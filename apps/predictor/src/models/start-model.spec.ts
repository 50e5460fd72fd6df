import { join } from 'node:path';
import { loadBundle, type ModelBundle, openRepository } from '@medcast/model-bundle';
import { RunTally } from '../metrics/run-tally';
import type { LoadedModel } from './loaded-model';
import { startModel } from './start-model';

const EMBEDDED = `file:${join(__dirname, '../../../../bundles')}`;
const RECORDS = 8_000;
const patient = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' };
let bundle: ModelBundle;

beforeAll(async () => (bundle = await loadBundle(openRepository(EMBEDDED), { model: 'insurance', version: 1 })));

/** Asks for so many at once that the last waits for hundreds of runs. */
async function refusalsOf({ parser, estimator }: LoadedModel): Promise<readonly unknown[]> {
  const parse = parser.parseJson(patient);
  if (!parse.ok) throw new Error('expected a valid patient');
  const answers = await Promise.allSettled(Array.from({ length: RECORDS }, () => estimator.estimate(parse.record)));
  await estimator.close();
  return answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
}

function tallyOf(model: string, version: number): RunTally {
  return new RunTally(model, String(version));
}

describe('startModel', () => {
  it('counts runs and explanations of its own, and not those of its self-test', async () => {
    const tally = tallyOf('insurance', 1);
    const { parser, estimator } = await startModel(bundle, {
      threads: 1,
      maxQueue: 10,
      queueTimeoutMs: 1000,
      tallyOf: () => tally,
    });
    expect([tally.rows.count, tally.explainSeconds.answered.count]).toEqual([0, 0]);
    const parse = parser.parseJson(patient);
    if (!parse.ok) throw new Error('expected a valid patient');
    await Promise.all([estimator.estimate(parse.record), estimator.estimate(parse.record)]);
    expect([tally.rows.count, tally.rows.sum, tally.queueSeconds.count, tally.runSeconds.count]).toEqual([1, 2, 1, 1]);
    await estimator.explain(parse.record);
    await estimator.close();
    await expect(estimator.explain(parse.record)).rejects.toMatchObject({ code: 'MODEL_NOT_READY' });
    expect([tally.explainSeconds.answered.count, tally.explainSeconds.refused.count]).toEqual([1, 1]);
    expect(tally.explainSeconds.answered.sum).toBeGreaterThan(0);
  });

  it('lets a record wait for as long as it is told', async () => {
    const limits = { threads: 1, maxQueue: RECORDS, tallyOf };
    const patientModel = await startModel(bundle, { ...limits, queueTimeoutMs: 60_000 });
    expect(await refusalsOf(patientModel)).toEqual([]);
    const refusals = await refusalsOf(await startModel(bundle, { ...limits, queueTimeoutMs: 1 }));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals[0]).toMatchObject({
      code: 'OVERLOADED',
      detail: expect.stringContaining('a wait of at most 1 ms'),
    });
  });
});
