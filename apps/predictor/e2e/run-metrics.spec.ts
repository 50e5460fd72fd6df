import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const VERSION = 'model="insurance",version="1"';
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}` });
});

afterAll(() => predictor.process.stop());

describe('the metrics of runs', () => {
  it('are nought after the self-test', async () => {
    const metrics = await loadMetrics(predictor.adminUrl);
    expect(metrics.get(`medcast_batch_rows_count{${VERSION}}`)).toBe(0);
  });

  it('say of each run its rows, its time, and the wait before it', async () => {
    await post(`${predictor.url}/v2/models/insurance/infer`, { inputs: toTensors(samplePatients(130)) });
    const metrics = await loadMetrics(predictor.adminUrl);
    const of = (name: string, labels = ''): number | undefined => metrics.get(`medcast_${name}{${labels}${VERSION}}`);
    expect([of('batch_rows_count'), of('batch_rows_sum')]).toEqual([3, 130]);
    expect([of('batch_rows_bucket', 'le="2",'), of('batch_rows_bucket', 'le="64",')]).toEqual([1, 3]);
    expect([of('queue_wait_seconds_count'), of('score_duration_seconds_count')]).toEqual([3, 3]);
    expect(of('score_duration_seconds_sum')).toBeGreaterThan(0);
  });

  it('say what explanations took, and what was refused by its code', async () => {
    await post(`${predictor.url}/api/v1/predict?explain=true`, patient);
    await post(`${predictor.url}/api/v1/predict?explain=true`, { ...patient, age: -1 });
    const metrics = await loadMetrics(predictor.adminUrl);
    expect(metrics.get(`medcast_explain_duration_seconds_count{${VERSION},outcome="answered"}`)).toBe(1);
    const refused = 'medcast_refusals_total{method="POST",route="/api/v1/predict",code="RECORD_INVALID"}';
    expect(metrics.get(refused)).toBe(1);
  });
});
