import { join } from 'node:path';
import { loadBundle, type ModelBundle, openRepository } from '@medcast/model-bundle';
import type { LoadedModel } from './loaded-model';
import { startModel } from './start-model';

const EMBEDDED = `file:${join(__dirname, '../../../../bundles')}`;
const RECORDS = 20_000;
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

describe('startModel', () => {
  it('lets a record wait for as long as it is told', async () => {
    const limits = { threads: 1, maxQueue: RECORDS };
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
