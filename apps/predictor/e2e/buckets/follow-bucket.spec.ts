import { join } from 'node:path';
import { healthOf } from '../testing/health';
import { patient } from '../testing/patients';
import { pointChannel } from '../testing/point-channel';
import { PredictorProcess, type RunningPredictor, startPredictor } from '../testing/predictor-process';
import { publishInsurance } from '../testing/publish-insurance';
import { get, post } from '../testing/requests';
import { editFile, flipBit } from '../testing/spoil-bundle';
import { makeTemporaryFolder } from '../testing/temporary-folder';
import { type BucketAddress, type FaultAddress, startBuckets, startFaults, type Testbed } from '../testing/testbed';
import { until } from '../testing/until';
import { uploadFolder } from '../testing/upload-folder';

const folder = makeTemporaryFolder();
let buckets: Testbed<BucketAddress>;
let faults: Testbed<FaultAddress>;
let predictor: RunningPredictor;
let variables: Readonly<Record<string, string>>;
let published = 0;

beforeAll(async () => {
  buckets = await startBuckets();
  faults = await startFaults(buckets.address.gs.url);
  variables = {
    MODELS: 'gs://medcast/models',
    STORAGE_EMULATOR_HOST: faults.address.url,
    RELOAD_SECONDS: '1',
    RELOAD_TIMEOUT_SECONDS: '3',
  };
  await publish();
  predictor = await startPredictor(variables);
});

afterAll(async () => {
  const { code } = await predictor.process.stop();
  await faults.stop();
  await buckets.stop();
  expect(code).toBe(0);
});

afterEach(() => fetch(faults.address.control, { method: 'DELETE' }));

/** Publishes the next version into the bucket and points production to it. */
async function publish(spoil: (bundle: string) => void = () => undefined): Promise<number> {
  const version = await publishInsurance(folder, { channel: null });
  spoil(join(folder, `insurance/${version}`));
  await uploadFolder(buckets.address.gs.url, folder, `insurance/${version}`);
  await pointChannel(folder, { version });
  await uploadFolder(buckets.address.gs.url, folder, 'insurance/channels');
  published = version;
  return version;
}

/** Lets the proxy do harm from now on. */
async function harm(fault: Readonly<Record<string, unknown>>, path = ''): Promise<void> {
  await fetch(faults.address.control, {
    method: 'POST',
    body: JSON.stringify({ fault, ...(path !== '' && { path }) }),
  });
}

async function heal(): Promise<void> {
  await fetch(faults.address.control, { method: 'DELETE' });
}

async function answeringVersion(): Promise<number> {
  const { status, body } = await post(`${predictor.url}/api/v1/predict`, patient);
  expect(status).toBe(200);
  return Object(body['model']).version;
}

describe('a channel in a bucket', () => {
  it('is followed', async () => {
    const version = await publish();
    await predictor.process.logged('model swapped', { version, from: 'repository' });
    expect(await answeringVersion()).toBe(version);
  });

  it('that points to a damaged version leaves the one in service', async () => {
    const before = published;
    const version = await publish((bundle) => editFile(bundle, 'model.onnx', flipBit));
    await predictor.process.logged('version refused', { version, serving: before, code: 'BUNDLE_HASH_MISMATCH' });
    expect(await answeringVersion()).toBe(before);
    expect((await healthOf(predictor.url)).status).toBe(200);
    const next = await publish();
    await predictor.process.logged('model swapped', { version: next });
  });
});

describe('a bucket that', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['is down', { kind: 'down' }],
    ['never answers', { kind: 'stall' }],
    ['answers 503', { kind: 'answer', status: 503 }],
    ['cuts every answer off', { kind: 'cut', bytes: 20 }],
  ])('%s leaves the model in service, which says so, and is followed once it is well', async (_what, fault) => {
    const before = published;
    await harm(fault);
    const version = await publish();
    const health = await until(
      () => healthOf(predictor.url),
      ({ channel }) => channel.lastError !== undefined,
    );
    expect(health).toMatchObject({
      status: 200,
      state: 'ready',
      version: before,
      channel: { lastError: expect.stringMatching(/^[A-Z_]+$/), ageSeconds: expect.any(Number) },
    });
    expect(await answeringVersion()).toBe(before);
    await heal();
    await predictor.process.logged('model swapped', { version });
  });

  it('shortens a file leaves the model in service, until an operator asks for another try', async () => {
    const before = published;
    await harm({ kind: 'truncate', bytes: 100 }, 'model.onnx');
    const version = await publish();
    const spoilt = await until(
      () => healthOf(predictor.url),
      ({ code }) => code !== undefined,
    );
    expect(spoilt).toMatchObject({ status: 200, state: 'ready', version: before });
    await heal();
    const { status } = await post(`${predictor.adminUrl}/v2/repository/models/insurance/load`, '');
    expect([status, await answeringVersion()]).toEqual([200, version]);
  });

  it('is slow with a bundle is followed all the same', async () => {
    await harm({ kind: 'delay', milliseconds: 300 }, 'insurance');
    const version = await publish();
    await predictor.process.logged('model swapped', { version });
  });

  it('stalls in the midst of a bundle holds up neither answers nor the end of the program', async () => {
    const stuck = await startPredictor({ ...variables, RELOAD_TIMEOUT_SECONDS: '60' });
    await harm({ kind: 'stall' }, 'model.onnx');
    await publish();
    await stalled();
    expect((await post(`${stuck.url}/api/v1/predict`, patient)).status).toBe(200);
    expect((await stuck.process.stop()).code).toBe(0);
  });

  it('is down at the start is waited for', async () => {
    await harm({ kind: 'down' });
    const waiting = new PredictorProcess({ ...variables, RELOAD_SECONDS: '0' });
    const { url } = await waiting.logged('not ready');
    expect((await get(`${String(url)}/health/ready`)).status).toBe(503);
    await heal();
    await waiting.logged('ready');
    expect((await post(`${String(url)}/api/v1/predict`, patient)).status).toBe(200);
    expect((await waiting.stop()).code).toBe(0);
  });
});

/** Waits until the proxy holds the download of a graph up. */
async function stalled(): Promise<void> {
  for (;;) {
    const rules = await (await fetch(faults.address.control)).text();
    if (/"hits":[1-9]/.test(rules)) return;
  }
}
