import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { healthOf } from './testing/health';
import { loadMetrics } from './testing/metrics';
import { makeHeavierFeatures } from './testing/heavier-features';
import { patient } from './testing/patients';
import { pointChannel } from './testing/point-channel';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { editAndRehash, editFile, flipBit, raiseFirstExpected } from './testing/spoil-bundle';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
let repository: string;
let repositories = 0;
let predictor: RunningPredictor;

/** A repository with version 1 in production, and one predictor that follows it. */
beforeEach(async () => {
  repository = join(folder, String(++repositories));
  await publishInsurance(repository);
  predictor = await startPredictor({ MODELS: `file:${repository}`, RELOAD_SECONDS: '1' });
});

afterEach(async () => {
  expect(await predictor.process.stop()).toMatchObject({ code: 0, stderr: '' });
});

/** Asks until the channel was looked at this many times more. */
async function afterLooks(looks: number): Promise<void> {
  let { channel } = await healthOf(predictor.url);
  for (let look = 0; look < looks; look++) {
    const before = channel.lastCheck;
    ({ channel } = await until(
      () => healthOf(predictor.url),
      (health) => health.channel.lastCheck !== before,
    ));
  }
}

/** The version that answers, and what it expects. */
async function predict(query = ''): Promise<{ readonly version: number; readonly expected: number }> {
  const { status, body } = await post(`${predictor.url}/api/v1/predict${query}`, patient);
  expect(status).toBe(200);
  return { version: Object(body['model']).version, expected: Object(body['estimate']).expected };
}

describe('a channel that is pointed to another version', () => {
  it('is followed between two requests: none is lost, none goes back, each is answered by one version alone', async () => {
    const one = await predict();
    await publishInsurance(repository, { features: await makeHeavierFeatures(), channel: null });
    await pointChannel(repository, { version: 2 });
    const answers: { readonly version: number; readonly expected: number }[] = [];
    const client = async (query: string): Promise<void> => {
      const versions: number[] = [];
      while (versions.filter((version) => version === 2).length < 50) {
        const answer = await predict(query);
        versions.push(answer.version);
        answers.push(answer);
      }
      expect(versions).toEqual(versions.toSorted());
    };
    await Promise.all(['', '', '', '', '?explain=true', '?explain=true'].map(client));
    const two = await predict();
    expect(two.version).toBe(2);
    expect(two.expected).not.toBeCloseTo(one.expected, 0);
    expect(answers.filter(({ version }) => version === 1).length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.expected !== (answer.version === 1 ? one : two).expected)).toEqual([]);
    expect(await predictor.process.logged('model swapped')).toMatchObject({
      model: 'insurance',
      channel: 'production',
      version: 2,
      before: 1,
      from: 'repository',
      ms: expect.any(Number),
    });
  });

  it('is followed back without the repository’s files: the version before is kept', async () => {
    await publishInsurance(repository);
    await predictor.process.logged('model swapped', { version: 2 });
    rmSync(join(repository, 'insurance/1'), { recursive: true });
    await pointChannel(repository, { version: 1 });
    expect(await predictor.process.logged('model swapped', { version: 1 })).toMatchObject({
      from: 'memory',
      before: 2,
    });
    expect((await predict()).version).toBe(1);
  });
});

describe('a version that cannot be trusted', () => {
  it.each<[string, string, (bundle: string) => void]>([
    ['a flipped bit', 'BUNDLE_HASH_MISMATCH', (bundle) => editFile(bundle, 'model.onnx', flipBit)],
    [
      'golden records that are off',
      'BUNDLE_GOLDEN_MISMATCH',
      (bundle) => editAndRehash(bundle, 'golden.json', raiseFirstExpected),
    ],
    ['no files', 'BUNDLE_NOT_FOUND', (bundle) => rmSync(bundle, { recursive: true })],
  ])('with %s never replaces the one in service, which stays ready and says so', async (_what, code, spoil) => {
    await publishInsurance(repository, { channel: null });
    spoil(join(repository, 'insurance/2'));
    await pointChannel(repository, { version: 2 });
    const line = await predictor.process.logged('version refused');
    expect(line).toMatchObject({ level: 'error', model: 'insurance', version: 2, serving: 1, code });
    await afterLooks(2);
    expect((await predict()).version).toBe(1);
    expect(await healthOf(predictor.url)).toMatchObject({
      status: 200,
      state: 'ready',
      version: 1,
      channel: { version: 2 },
      refused: { version: 2, code },
      code,
    });
    const metrics = await loadMetrics(predictor.adminUrl);
    expect(metrics.get('medcast_model_info{model="insurance",version="1",state="ready"}')).toBe(1);
    expect(metrics.get('medcast_model_info{model="insurance",version="2",state="refused"}')).toBe(1);
    const refused = `medcast_model_reloads_total{model="insurance",channel="production",result="refused",code="${code}"}`;
    expect(metrics.get(refused)).toBe(1);
  });

  it('is forgotten once the channel points to a good one', async () => {
    await publishInsurance(repository, { channel: null });
    editFile(join(repository, 'insurance/2'), 'model.onnx', flipBit);
    await pointChannel(repository, { version: 2 });
    await predictor.process.logged('version refused');
    await publishInsurance(repository);
    await predictor.process.logged('model swapped', { version: 3 });
    const health = await healthOf(predictor.url);
    expect(health).toMatchObject({ status: 200, version: 3 });
    expect(health).not.toHaveProperty('refused');
  });
});

describe('a repository that is away', () => {
  it('leaves the model in service, which says so, and is followed once it is back', async () => {
    renameSync(repository, `${repository}-away`);
    const away = await predictor.process.logged('channel cannot be followed, the version in service stays');
    expect(away).toMatchObject({ level: 'warn', model: 'insurance', serving: 1, code: 'REPOSITORY_UNREACHABLE' });
    expect((await predict()).version).toBe(1);
    expect(await healthOf(predictor.url)).toMatchObject({
      status: 200,
      state: 'ready',
      version: 1,
      channel: { lastError: 'REPOSITORY_UNREACHABLE', ageSeconds: expect.any(Number) },
    });
    renameSync(`${repository}-away`, repository);
    await predictor.process.logged('channel can be followed again');
    await publishInsurance(repository);
    await predictor.process.logged('model swapped', { version: 2 });
    expect((await predict()).version).toBe(2);
  });

  it('at the start is waited for, not ready, and without a restart', async () => {
    const late = join(folder, 'late');
    const waiting = await startPredictor({ MODELS: `file:${late}`, RELOAD_SECONDS: '0' });
    expect((await get(`${waiting.url}/health/ready`)).status).toBe(503);
    await publishInsurance(late);
    await waiting.process.logged('ready');
    expect((await post(`${waiting.url}/api/v1/predict`, patient)).status).toBe(200);
    expect((await waiting.process.stop()).code).toBe(0);
  });
});

describe('a repository without MODEL_NAMES', () => {
  it('is followed in what models it has', async () => {
    await publishInsurance(repository, { model: 'charges' });
    await predictor.process.logged('model ready', { model: 'charges' });
    expect((await post(`${predictor.url}/api/v1/models/charges/predict`, patient)).status).toBe(200);
    rmSync(join(repository, 'charges'), { recursive: true });
    await predictor.process.logged('model is gone and taken out of service', { model: 'charges' });
    expect((await post(`${predictor.url}/api/v1/models/charges/predict`, patient)).status).toBe(404);
    expect((await get(`${predictor.url}/health/ready`)).status).toBe(200);
  });

  it('may get a model that is not released or cannot be trusted without harm to those in service', async () => {
    await publishInsurance(repository, { model: 'draft', channel: null });
    await publishInsurance(repository, { model: 'broken', channel: null });
    editFile(join(repository, 'broken/1'), 'model.onnx', flipBit);
    await pointChannel(repository, { model: 'broken', version: 1 });
    await predictor.process.logged('channel cannot be followed', { model: 'draft' });
    await predictor.process.logged('version refused', { model: 'broken' });
    expect(await healthOf(predictor.url, 'broken')).toMatchObject({ status: 200, state: 'failed' });
    expect((await post(`${predictor.url}/api/v1/models/broken/predict`, patient)).status).toBe(503);
  });
});

describe('RELOAD_SECONDS=0', () => {
  it('follows nothing after the start, until an operator asks', async () => {
    const still = await startPredictor({ MODELS: `file:${repository}`, RELOAD_SECONDS: '0' });
    await publishInsurance(repository);
    await predictor.process.logged('model swapped', { version: 2 });
    expect((await healthOf(still.url)).version).toBe(1);
    const loaded = await post(`${still.adminUrl}/v2/repository/models/insurance/load`, '{}');
    expect([loaded.status, (await healthOf(still.url)).version]).toEqual([200, 2]);
    expect((await still.process.stop()).code).toBe(0);
  });
});
