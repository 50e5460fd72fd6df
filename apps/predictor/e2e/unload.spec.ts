import { join } from 'node:path';
import { healthOf } from './testing/health';
import { GrpcClient } from './testing/grpc-client';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { pointChannel } from './testing/point-channel';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits } from './testing/publish-visits';
import { get, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { toTensors } from './testing/tensors';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
let repositories = 0;
let repository: string;
let predictor: RunningPredictor;

beforeEach(async () => {
  repository = join(folder, String(++repositories));
  await publishInsurance(repository);
  await publishVisits(repository);
  predictor = await startPredictor({ MODELS: `file:${repository}`, RELOAD_SECONDS: '1', GRPC_PORT: '0' });
});

afterEach(async () => {
  expect(await predictor.process.stop()).toMatchObject({ code: 0, stderr: '' });
});

const control = (action: string, model = 'insurance') =>
  post(`${predictor.adminUrl}/v2/repository/models/${model}/${action}`, '');

async function indexOf(model: string): Promise<readonly unknown[]> {
  const { body } = await post(`${predictor.adminUrl}/v2/repository/index`, '');
  const versions: readonly { readonly name: string }[] = Object(body);
  return versions.filter(({ name }) => name === model);
}

async function statusesOf(model: string): Promise<readonly number[]> {
  const answers = await Promise.all([
    post(`${predictor.url}/v2/models/${model}/infer`, { inputs: toTensors([patient]) }),
    get(`${predictor.url}/v2/models/${model}/ready`),
    get(`${predictor.url}/v2/models/${model}`),
    post(`${predictor.url}/api/v1/models/${model}/predict`, patient),
  ]);
  return answers.map(({ status }) => status);
}

/** Asks until the channel was looked at twice more. */
async function afterTwoLooks(): Promise<void> {
  for (let look = 0; look < 2; look++) {
    const { lastCheck: before } = (await healthOf(predictor.url)).channel;
    await until(
      () => healthOf(predictor.url),
      ({ channel }) => channel.lastCheck !== before,
    );
  }
}

describe('POST /v2/repository/models/{model}/unload', () => {
  it('takes a model out of service, whatever its channel says, until it is loaded', async () => {
    const unloaded = await control('unload');
    expect([unloaded.status, unloaded.body]).toEqual([200, {}]);
    expect(await statusesOf('insurance')).toEqual([503, 503, 503, 503]);
    expect(await indexOf('insurance')).toEqual([
      { name: 'insurance', version: '1', state: 'UNAVAILABLE', reason: 'unloaded' },
    ]);
    const { body: onlyReady } = await post(`${predictor.adminUrl}/v2/repository/index`, { ready: true });
    expect(onlyReady).toEqual([{ name: 'visits', version: '1', state: 'READY', reason: '' }]);
    const { headers, body } = await post(`${predictor.url}/v2/models/insurance/infer`, {
      inputs: toTensors([patient]),
    });
    expect([headers.get('retry-after'), body['error']]).toEqual([
      '5',
      'insurance was unloaded by an operator; see /health/ready',
    ]);

    await publishInsurance(repository);
    await afterTwoLooks();
    expect(await statusesOf('insurance')).toEqual([503, 503, 503, 503]);
    expect(await indexOf('insurance')).toMatchObject([{ version: '2', state: 'UNAVAILABLE', reason: 'unloaded' }]);

    expect((await control('load')).status).toBe(200);
    expect(await statusesOf('insurance')).toEqual([200, 200, 200, 200]);
    expect(await indexOf('insurance')).toEqual([{ name: 'insurance', version: '2', state: 'READY', reason: '' }]);
    await pointChannel(repository, { version: 1 });
    await until(
      () => healthOf(predictor.url),
      ({ version }) => version === 1,
    );
  });

  it('is told by readiness, metrics, log and gRPC, and keeps no other model from serving', async () => {
    await control('unload');
    expect(await healthOf(predictor.url)).toMatchObject({ status: 200, state: 'unloaded', version: 1 });
    expect((await get(`${predictor.url}/v2/health/ready`)).status).toBe(200);
    expect((await get(`${predictor.url}/v2/models`)).body).toEqual({ models: ['visits'] });
    expect((await get(`${predictor.url}/v2/models/visits/ready`)).status).toBe(200);
    const metrics = await loadMetrics(predictor.adminUrl);
    expect(metrics.get('medcast_model_info{model="insurance",version="1",state="unloaded"}')).toBe(1);
    expect(await predictor.process.logged('model is unloaded by an operator')).toMatchObject({
      model: 'insurance',
      channel: 'production',
      serving: 1,
    });
    const client = new GrpcClient(predictor.grpc);
    expect(await client.call('ModelReady', { name: 'insurance' })).toMatchObject({ message: { ready: false } });
    expect((await client.call('ModelInfer', { model_name: 'insurance' })).code).toBe('UNAVAILABLE');
    client.close();
  });

  it('makes the server unready where nothing else serves, and ready again by a load', async () => {
    await control('unload');
    await control('unload', 'visits');
    expect((await get(`${predictor.url}/health/ready`)).status).toBe(503);
    expect((await get(`${predictor.url}/health/live`)).status).toBe(200);
    expect((await control('load', 'visits')).status).toBe(200);
    expect((await get(`${predictor.url}/health/ready`)).status).toBe(200);
    expect(await healthOf(predictor.url)).toMatchObject({ state: 'unloaded' });
  });

  it('is the same again as once, and unknown for a model that is', async () => {
    await control('unload');
    expect((await control('unload')).status).toBe(200);
    const unknown = await control('unload', 'wine');
    expect([unknown.status, unknown.body]).toEqual([404, { error: 'expected a model of the repository, got "wine"' }]);
    expect((await fetch(`${predictor.url}/v2/repository/models/insurance/unload`, { method: 'POST' })).status).toBe(
      404,
    );
  });
});
