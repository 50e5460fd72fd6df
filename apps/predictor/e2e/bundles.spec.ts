import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patient } from './testing/patients';
import { startPredictor, type Variables } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { type Answer, get, post } from './testing/requests';
import { loadShippedBundle } from './testing/shipped-bundle';
import { editAndRehash, editFile, editJson, flipBit, raiseFirstExpected } from './testing/spoil-bundle';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const good = join(folder, 'good');

beforeAll(() => publishInsurance(good));

/** A copy of the good repository, spoiled. */
function spoil(name: string, change: (bundle: string, model: string) => void): string {
  const repository = join(folder, name);
  cpSync(good, repository, { recursive: true });
  change(join(repository, 'insurance/1'), join(repository, 'insurance'));
  return repository;
}

interface Found {
  readonly live: Answer;
  readonly ready: Answer;
  readonly startup: Answer;
  readonly predict: Answer;
  readonly log: string;
}

async function ask(variables: Variables): Promise<Found> {
  const { url, process } = await startPredictor(variables);
  const [live, ready, startup, predict] = await Promise.all([
    get(`${url}/health/live`),
    get(`${url}/health/ready`),
    get(`${url}/health/startup`),
    post(`${url}/api/v1/predict`, patient),
  ]);
  const { code, stdout } = await process.stop();
  expect(code).toBe(0);
  return { live, ready, startup, predict, log: stdout };
}

describe('a good bundle', () => {
  it('is ready', async () => {
    const { live, ready, startup, predict } = await ask({ MODELS: `file:${good}` });
    expect([live.status, ready.status, startup.status, predict.status]).toEqual([200, 200, 200, 200]);
    expect(live.body).toEqual({ status: 'ok' });
    expect(ready.body['details']).toEqual({
      serving: { status: 'up' },
      models: {
        status: 'up',
        models: [
          {
            name: 'insurance',
            state: 'ready',
            version: 1,
            channel: {
              name: 'production',
              version: 1,
              lastCheck: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
              ageSeconds: expect.any(Number),
            },
          },
        ],
        missing: [],
      },
    });
  });
});

describe('a bundle that cannot be trusted', () => {
  it.each<[string, string, (bundle: string, model: string) => void]>([
    ['flipped', 'BUNDLE_HASH_MISMATCH', (bundle) => editFile(bundle, 'model.onnx', flipBit)],
    ['longer', 'BUNDLE_HASH_MISMATCH', (bundle) => appendFileSync(join(bundle, 'card.md'), 'x')],
    ['unlisted', 'BUNDLE_FILE_UNKNOWN', (bundle) => writeFileSync(join(bundle, 'model.pkl'), 'x')],
    ['incomplete', 'BUNDLE_FILE_MISSING', (bundle) => rmSync(join(bundle, 'reference.json'))],
    ['headless', 'BUNDLE_NOT_FOUND', (bundle) => rmSync(join(bundle, 'bundle.json'))],
    ['garbled', 'BUNDLE_MANIFEST_INVALID', (bundle) => writeFileSync(join(bundle, 'bundle.json'), '{')],
    [
      'newer',
      'BUNDLE_FORMAT_UNSUPPORTED',
      (bundle) => editJson(join(bundle, 'bundle.json'), (m) => ({ ...m, formatVersion: 2 })),
    ],
    ['notonnx', 'BUNDLE_ONNX_REFUSED', (bundle) => editAndRehash(bundle, 'model.onnx', () => Buffer.from('not onnx'))],
    ['wrong', 'BUNDLE_GOLDEN_MISMATCH', (bundle) => editAndRehash(bundle, 'golden.json', raiseFirstExpected)],
    ['channelless', 'CHANNEL_NOT_FOUND', (_bundle, model) => rmSync(join(model, 'channels'), { recursive: true })],
    [
      'misdirected',
      'BUNDLE_NOT_FOUND',
      (_bundle, model) => editJson(join(model, 'channels/production.json'), (c) => ({ ...c, version: 9 })),
    ],
    [
      'unchannelled',
      'CHANNEL_INVALID',
      (_bundle, model) => writeFileSync(join(model, 'channels/production.json'), '[]'),
    ],
  ])('keeps the program up and not ready: %s is %s', async (name, code, change) => {
    const { live, ready, startup, predict, log } = await ask({ MODELS: `file:${spoil(name, change)}` });
    expect([live.status, ready.status, startup.status, predict.status]).toEqual([200, 503, 200, 503]);
    expect(ready.body['error']).toMatchObject({
      models: { status: 'down', missing: ['insurance'], models: [{ name: 'insurance', state: 'failed', code }] },
    });
    expect(predict.body).toMatchObject({ code: 'MODEL_NOT_READY', detail: expect.stringContaining(code) });
    expect(predict.headers.get('retry-after')).toBe('5');
    expect(log).toMatch(new RegExp(`"level":"error".*"model":"insurance".*"code":"${code}"`));
  });

  it('refuses insurance records that are not patients', async () => {
    const repository = join(folder, 'strangers');
    const { schema } = await loadShippedBundle();
    const label = 'Insured';
    const fields = [
      ...schema.fields,
      { kind: 'boolean', name: 'insured', label, missing: 'allow', example: true } as const,
    ];
    await publishInsurance(repository, { schema: { ...schema, fields } });
    const { ready } = await ask({ MODELS: `file:${repository}` });
    expect(ready.status).toBe(503);
    expect(ready.body['error']).toMatchObject({
      models: { models: [{ code: 'BUNDLE_SCHEMA_UNREADABLE', detail: expect.stringContaining('insured: boolean') }] },
    });
  });
});

describe('a repository', () => {
  it('with a good and a bad model serves the good one', async () => {
    const repository = spoil('mixed', (bundle) => appendFileSync(join(bundle, 'card.md'), 'x'));
    await publishInsurance(repository, { model: 'charges' });
    const { url, process } = await startPredictor({ MODELS: `file:${repository}` });
    const [ready, served, refused] = await Promise.all([
      get(`${url}/health/ready`),
      post(`${url}/api/v1/models/charges/predict`, patient),
      post(`${url}/api/v1/predict`, patient),
    ]);
    await process.stop();
    expect([ready.status, served.status, refused.status]).toEqual([503, 200, 503]);
  });

  it('is read for the models that are named alone', async () => {
    const repository = spoil('named', (bundle) => appendFileSync(join(bundle, 'card.md'), 'x'));
    await publishInsurance(repository, { model: 'charges' });
    const { ready } = await ask({ MODELS: `file:${repository}`, MODEL_NAMES: 'charges' });
    expect(ready.status).toBe(200);
  });

  it('without the model that is named is not ready', async () => {
    const { ready } = await ask({ MODELS: `file:${good}`, MODEL_NAMES: 'insurance,wine' });
    expect(ready.body['error']).toMatchObject({ models: { missing: ['wine'] } });
  });

  it('that is empty or not there keeps the program up and not ready', async () => {
    const { live, ready, predict } = await ask({ MODELS: `file:${join(folder, 'nowhere')}` });
    expect([live.status, ready.status, predict.status]).toEqual([200, 503, 503]);
    expect(ready.body['error']).toMatchObject({ models: { code: 'REPOSITORY_UNREACHABLE' } });
  });

  it('is served from the channel that is set', async () => {
    const { ready } = await ask({ MODELS: `file:${good}`, CHANNEL: 'staging' });
    expect(ready.body['error']).toMatchObject({ models: { models: [{ code: 'CHANNEL_NOT_FOUND' }] } });
  });
});
