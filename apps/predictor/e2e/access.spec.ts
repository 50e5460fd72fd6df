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
    AIP_HEALTH_ROUTE: '/instances',
    AIP_PREDICT_ROUTE: '/instances:predict',
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

  it.each([
    '/api/v1/models',
    '/api/v1/nothing',
    '/api/v1/models/insurance/what-if',
    '/%61pi/v1/models',
    '/v2/models',
    '/v2/models?x=1',
    '/v2/models/insurance',
    '/v2/models/insurance/nothing',
    '/%762/models/insurance',
    '/v2/%6dodels/insurance',
    '/invocations',
    '/instances:predict',
  ])('refuses %s as well', async (path) => {
    expect((await get(`${predictor.url}${path}`)).status).toBe(401);
  });

  it.each(['/v2/models/insurance/infer', '/invocations', '/instances:predict'])(
    'refuses what is sent to %s without a key, before its body is read',
    async (path) => {
      const { status, headers } = await post(`${predictor.url}${path}`, '{');
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      const known = await post(`${predictor.url}${path}`, '{', { 'x-api-key': 'first-key' });
      expect(known.status).toBe(400);
    },
  );

  it.each([
    '/health/live',
    '/health/ready',
    '/docs-json',
    '/errors',
    '/v2',
    '/v2/health/live',
    '/v2/health/ready',
    '/ping',
    '/instances',
  ])('leaves %s open', async (path) => {
    expect((await fetch(`${predictor.url}${path}`)).status).toBe(200);
  });

  it('documents its keys', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    expect(Object(body['components']).securitySchemes).toMatchObject({
      apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      bearer: { type: 'http', scheme: 'bearer' },
    });
    expect(Object(body['paths'])['/api/v1/predict'].post.security).toEqual([{ apiKey: [] }, { bearer: [] }]);
    expect(Object(body['paths'])['/v2/models/{model}/infer'].post.security).toEqual([{ apiKey: [] }, { bearer: [] }]);
    expect(Object(body['paths'])['/health/live'].get.security).toBeUndefined();
    expect(Object(body['paths'])['/v2/health/live'].get.security).toBeUndefined();
  });

  it('never writes a key into its log', async () => {
    await get(`${predictor.url}/api/v1/models`, { 'x-api-key': 'wrong-key' });
    expect(predictor.process.output).not.toMatch(/first-key|second-key|wrong-key/);
  });
});
