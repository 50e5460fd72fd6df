import { request } from 'node:http';
import { GrpcClient, toRawInputs } from './testing/grpc-client';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { encodeTensor, toBinaryBody, toTensors } from './testing/tensors';
import { until } from './testing/until';

const ROWS = 200_000;
/** Of 64 rows each. */
const RUNS = ROWS / 64;
const folder = makeTemporaryFolder();
const tensors = toTensors(samplePatients(ROWS));
let predictor: RunningPredictor;

beforeEach(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({
    MODELS: `file:${folder}`,
    GRPC_PORT: '0',
    MAX_BODY_MB: '64',
    MAX_ROWS: String(ROWS),
    RELOAD_SECONDS: '0',
  });
});

afterEach(async () => {
  expect(await predictor.process.stop()).toMatchObject({ code: 0, stderr: '' });
});

/** Runs of the graph until now, and requests that came to nothing. */
async function figures(): Promise<{ readonly runs: number; readonly failures: number }> {
  const { body } = await get(`${predictor.url}/v2/models/insurance/stats`);
  const [stats] = Object(body['model_stats']);
  return { runs: stats.execution_count, failures: stats.inference_stats.fail.count };
}

/** Between two questions the event loop turns several times, and with it whoever still scores. */
async function runsAtRest(): Promise<number> {
  let before = -1;
  const { runs } = await until(figures, (now) => {
    const isAtRest = now.runs === before;
    before = now.runs;
    return isAtRest;
  });
  return runs;
}

const untilScoring = () => until(figures, ({ runs }) => runs > 0);
const untilFailed = () => until(figures, ({ failures }) => failures === 1);

describe('a client that goes away during a large request', () => {
  it('has no more of its records scored over HTTP', async () => {
    const { body, headers } = toBinaryBody(tensors, encodeTensor);
    const sent = request(`${predictor.url}/v2/models/insurance/infer`, { method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.end(body);
    await untilScoring();
    sent.destroy();
    expect((await untilFailed()).runs).toBeLessThan(RUNS);
    expect((await post(`${predictor.url}/api/v1/predict`, patient)).status).toBe(200);
  });

  it('has no more of its records scored by /invocations', async () => {
    const sent = request(`${predictor.url}/invocations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => undefined);
    sent.end(JSON.stringify({ instances: samplePatients(ROWS) }));
    await untilScoring();
    sent.destroy();
    expect(await runsAtRest()).toBeLessThan(RUNS);
  });

  it('has no more of its records scored over gRPC', async () => {
    const client = new GrpcClient(predictor.grpc);
    const cancel = client.begin('ModelInfer', { model_name: 'insurance', ...toRawInputs(tensors) });
    await untilScoring();
    cancel();
    expect((await untilFailed()).runs).toBeLessThan(RUNS);
    client.close();
    const metrics = await loadMetrics(predictor.adminUrl);
    expect(metrics.get('medcast_grpc_calls_total{method="ModelInfer",code="CANCELLED"}')).toBe(1);
  });
});
