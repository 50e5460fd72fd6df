import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(join(folder, 'models'));
  writeFileSync(join(folder, 'keys'), 'first-key\nsecond-key\n');
  mkdirSync(join(folder, 'form'));
  writeFileSync(join(folder, 'form/index.html'), '<p>form</p>');
  predictor = await startPredictor({
    MODELS: `file:${join(folder, 'models')}`,
    API_KEYS_FILE: join(folder, 'keys'),
    STATIC_DIR: join(folder, 'form'),
  });
});

afterAll(() => predictor.process.stop());

describe('an API with keys', () => {
  it.each([{ 'x-api-key': 'first-key' }, { 'x-api-key': 'second-key' }, { authorization: 'Bearer second-key' }])(
    'answers to %p',
    async (headers) => {
      expect((await post(`${predictor.url}/api/v1/predict`, patient, headers)).status).toBe(200);
    },
  );

  it.each([{}, { 'x-api-key': 'third-key' }, { authorization: 'Basic first-key' }, { 'x-api-key': '' }])(
    'refuses %p before it reads the body',
    async (headers) => {
      const { status, headers: answered, body } = await post(`${predictor.url}/api/v1/predict`, '{', headers);
      expect([status, body['code'], answered.get('www-authenticate')]).toEqual([401, 'API_KEY_REQUIRED', 'Bearer']);
    },
  );

  it.each(['/api/v1/models', '/api/v1/nothing', '/%61pi/v1/models'])('refuses %s as well', async (path) => {
    expect((await get(`${predictor.url}${path}`)).status).toBe(401);
  });

  it.each(['/health/live', '/health/ready', '/docs-json', '/errors'])('leaves %s open', async (path) => {
    expect((await fetch(`${predictor.url}${path}`)).status).toBe(200);
  });

  it('documents its keys', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    expect(Object(body['components']).securitySchemes).toMatchObject({
      apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      bearer: { type: 'http', scheme: 'bearer' },
    });
    expect(Object(body['paths'])['/api/v1/predict'].post.security).toEqual([{ apiKey: [] }, { bearer: [] }]);
    expect(Object(body['paths'])['/health/live'].get.security).toBeUndefined();
  });

  it('never writes a key into its log', async () => {
    await get(`${predictor.url}/api/v1/models`, { 'x-api-key': 'wrong-key' });
    expect(predictor.process.output).not.toMatch(/first-key|second-key|wrong-key/);
  });
});
