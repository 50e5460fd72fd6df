import type { ModelBundle } from '@medcast/model-bundle';
import { patientSchema } from '@medcast/patient-schema';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { loadShippedBundle } from './testing/shipped-bundle';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;
let shipped: ModelBundle;

beforeAll(async () => {
  shipped = await loadShippedBundle();
  await publishInsurance(folder, { model: 'charges' });
  predictor = await startPredictor({ MODELS: `file:${folder}` });
});

afterAll(() => predictor.process.stop());

const served = {
  name: 'charges',
  version: 1,
  task: 'regression',
  title: patientSchema.title,
  target: { name: 'charges', label: 'Medical charges', unit: 'USD' },
  ready: true,
};

describe('GET /api/v1/models', () => {
  it('lists what is served', async () => {
    expect((await get(`${predictor.url}/api/v1/models`)).body).toEqual({ models: [served] });
  });

  it('says more of one', async () => {
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect((await get(`${predictor.url}/api/v1/models/charges`)).body).toEqual({
      ...served,
      schemaHash: hash,
      featureHash: hash,
      dataHash: shipped.manifest.dataHash,
      metrics: shipped.manifest.metrics,
    });
  });

  it('serves its schema, for programs and for forms', async () => {
    const { body } = await get(`${predictor.url}/api/v1/models/charges/schema`);
    expect(body).toMatchObject({
      jsonSchema: { type: 'object', required: Object.keys(patient), additionalProperties: false },
      form: {
        schema: shipped.schema,
        controls: expect.arrayContaining([expect.objectContaining({ name: 'bmi', unit: 'kg/m²' })]),
      },
    });
  });

  it('serves its card', async () => {
    const { body } = await get(`${predictor.url}/api/v1/models/charges/card`);
    expect(body).toEqual(shipped.card);
  });

  it.each(['', '/schema', '/card'])('refuses a model that is not there (%s)', async (rest) => {
    const { status, body } = await get(`${predictor.url}/api/v1/models/wine${rest}`);
    expect([status, body['code']]).toEqual([404, 'MODEL_NOT_FOUND']);
  });

  it('names those served where the insurance model is not', async () => {
    const { status, body } = await post(`${predictor.url}/api/v1/predict`, patient);
    expect([status, body['code'], body['detail']]).toEqual([
      404,
      'MODEL_NOT_FOUND',
      'expected one of the models served (charges), got "insurance"',
    ]);
  });
});
