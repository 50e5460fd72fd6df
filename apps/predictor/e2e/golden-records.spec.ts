import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenRecord, loadBundle, openRepository } from '@medcast/model-bundle';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { type Answer, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const embedded = join(__dirname, '../../../bundles');
/** The bundle that Medcast ships, where it has been trained; else one of our own. */
const repositoryFolder = existsSync(join(embedded, 'insurance/channels/production.json')) ? embedded : folder;
const RELATIVE_TOLERANCE = 1e-5;
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${repositoryFolder}`, MODEL_NAMES: 'insurance' });
});

afterAll(() => predictor.process.stop());

async function loadGolden(): Promise<readonly GoldenRecord[]> {
  const repository = openRepository(`file:${repositoryFolder}`);
  const channel = await repository.readChannel('insurance', 'production');
  return (await loadBundle(repository, { model: 'insurance', version: channel?.version ?? 0 })).golden;
}

function toOutputs({ body }: Answer): Readonly<Record<string, number>> {
  const { expected, typical, interval } = Object(body['estimate']);
  return { expected, typical, lower: interval?.lower, upper: interval?.upper };
}

describe('golden records', () => {
  it('have the same outputs over HTTP as in Python and in TypeScript', async () => {
    const golden = await loadGolden();
    expect(golden.length).toBeGreaterThanOrEqual(50);
    for (const { record, outputs } of golden) {
      const answered = toOutputs(await post(`${predictor.url}/api/v1/predict`, record));
      for (const [name, value] of Object.entries(outputs)) {
        const difference = Math.abs((answered[name] ?? NaN) - value) / Math.max(Math.abs(value), 1);
        expect([name, difference <= RELATIVE_TOLERANCE, answered[name], value]).toEqual([
          name,
          true,
          answered[name],
          value,
        ]);
      }
    }
  });
});
