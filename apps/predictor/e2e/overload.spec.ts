import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const REQUESTS = 200;
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, MAX_QUEUE: '1' });
});

afterAll(() => predictor.process.stop());

describe('a predictor with more requests than MAX_QUEUE', () => {
  it('answers those that it accepts, and tells the others when to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, () => post(`${predictor.url}/api/v1/predict`, patient)),
    );
    const refused = answers.filter(({ status }) => status !== 200);

    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(REQUESTS);
    for (const { status, headers, body } of refused) {
      expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'OVERLOADED', '1']);
    }
  });

  it('answers again afterwards', async () => {
    expect((await post(`${predictor.url}/api/v1/predict`, patient)).status).toBe(200);
  });
});
