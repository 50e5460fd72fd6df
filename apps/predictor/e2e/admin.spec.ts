import { createServer } from 'node:http';
import { join } from 'node:path';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { pointChannel } from './testing/point-channel';
import { PredictorProcess, type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { editFile, flipBit } from './testing/spoil-bundle';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '0' });
});

afterAll(() => predictor.process.stop());

describe('the admin port', () => {
  it.each([
    ['GET', '/metrics'],
    ['GET', '/shadow'],
    ['POST', '/v2/repository/index'],
    ['POST', '/v2/repository/models/insurance/load'],
  ])('has what the public port has not: %s %s', async (method, path) => {
    expect((await fetch(`${predictor.url}${path}`, { method })).status).toBe(404);
  });

  it('has nothing of the public port', async () => {
    const { status, body } = await post(`${predictor.adminUrl}/api/v1/predict`, patient);
    expect([status, body['code']]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });

  it('says in one line that it is taken, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await new PredictorProcess({ MODELS: `file:${folder}`, ADMIN_PORT: String(port) }).ended;
    other.close();
    expect([code, stderr]).toEqual([
      1,
      `PORT_UNAVAILABLE: expected to listen on 127.0.0.1:${port}, got EADDRINUSE: another program listens there; stop it or set ADMIN_PORT to a free one\n`,
    ]);
  });

  it('is served while the program drains, and holds nothing up', async () => {
    const draining = await startPredictor({ MODELS: `file:${folder}`, DRAIN_SECONDS: '1' });
    draining.process.kill();
    await draining.process.logged('draining');
    expect((await fetch(`${draining.adminUrl}/metrics`)).status).toBe(200);
    expect((await draining.process.ended).code).toBe(0);
  });
});

describe('GET /metrics', () => {
  it('counts requests, predictions and warnings, and says what runs', async () => {
    const counted = await startPredictor({ MODELS: `file:${folder}` });
    const predict = (record: unknown) => post(`${counted.url}/api/v1/predict`, record);
    await predict(patient);
    const { body } = await predict({ ...patient, age: 119 });
    await predict({ ...patient, age: 'x' });
    await get(`${counted.url}/who-is-this?age=119`);
    await post(`${counted.url}/v2/models/insurance/infer`, { inputs: toTensors([patient, patient, patient]) });
    await post(`${counted.url}/invocations`, { instances: [patient] });
    const metrics = await loadMetrics(counted.adminUrl);
    const expected = {
      'medcast_http_requests_total{method="POST",route="/api/v1/predict",status="200"}': 2,
      'medcast_http_requests_total{method="POST",route="/api/v1/predict",status="400"}': 1,
      'medcast_http_requests_total{method="GET",route="unknown",status="404"}': 1,
      'medcast_http_request_duration_seconds_count{route="/api/v1/predict",status="200"}': 2,
      'medcast_http_request_duration_seconds_bucket{le="+Inf",route="/api/v1/predict",status="200"}': 2,
      'medcast_http_requests_total{method="POST",route="/v2/models/:model/infer",status="200"}': 1,
      'medcast_http_requests_total{method="POST",route="/invocations",status="200"}': 1,
      'medcast_predictions_total{model="insurance",version="1"}': 6,
      'medcast_prediction_value_count{model="insurance"}': 6,
      medcast_http_requests_in_flight: 0,
      'medcast_model_info{model="insurance",version="1",state="ready"}': 1,
      'medcast_model_reloads_total{model="insurance",channel="production",result="swapped",code=""}': 1,
    };
    expect(Object.fromEntries(metrics)).toMatchObject(expected);
    const warnings: readonly { readonly code: string }[] = Object(body)['warnings'];
    expect(warnings.map(({ code }) => code)).toContain('OUTSIDE_TRAINED_RANGE');
    expect(metrics.get('medcast_prediction_warnings_total{model="insurance",code="OUTSIDE_TRAINED_RANGE"}')).toBe(1);
    expect(metrics.get('medcast_channel_check_age_seconds{model="insurance",channel="production"}')).toBeLessThan(60);
    expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(0);
    await counted.process.stop();
  });

  it('names no value and no path that a client sent', async () => {
    await post(`${predictor.url}/api/v1/predict`, { ...patient, bmi: 33.77, region: 'atlantis' });
    await get(`${predictor.url}/atlantis`);
    const text = await (await fetch(`${predictor.adminUrl}/metrics`)).text();
    expect(text).not.toMatch(/33\.77|atlantis/);
  });
});

describe('POST /v2/repository', () => {
  it('lists the versions with their states', async () => {
    const { body } = await post(`${predictor.adminUrl}/v2/repository/index`, '');
    expect(body).toEqual([{ name: 'insurance', version: '1', state: 'READY', reason: '' }]);
  });

  it('looks at the channel at once for load, and says why it cannot', async () => {
    const repository = join(folder, 'two');
    await publishInsurance(repository);
    const { adminUrl, process } = await startPredictor({ MODELS: `file:${repository}`, RELOAD_SECONDS: '0' });
    await publishInsurance(repository, { channel: null });
    editFile(join(repository, 'insurance/2'), 'model.onnx', flipBit);
    await pointChannel(repository, { version: 2 });
    const refused = await post(`${adminUrl}/v2/repository/models/insurance/load`, '{}');
    expect([refused.status, refused.body]).toEqual([
      503,
      { error: expect.stringMatching(/^BUNDLE_HASH_MISMATCH: model\.onnx: expected the sha256/) },
    ]);
    expect((await post(`${adminUrl}/v2/repository/index`, '{}')).body).toEqual([
      { name: 'insurance', version: '1', state: 'READY', reason: '' },
      { name: 'insurance', version: '2', state: 'UNAVAILABLE', reason: expect.stringMatching(/^BUNDLE_HASH_MISMATCH/) },
    ]);
    await process.stop();
  });

  it('answers what it does not know as the protocol says', async () => {
    const unknown = await post(`${predictor.adminUrl}/v2/repository/models/wine/load`, '');
    const nowhere = await post(`${predictor.adminUrl}/v2/nothing`, '');
    expect([unknown.status, nowhere.status]).toEqual([404, 404]);
    expect(unknown.body).toEqual({ error: 'expected a model of the repository, got "wine"' });
    expect(Object.keys(nowhere.body)).toEqual(['error']);
  });
});
