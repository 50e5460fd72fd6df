import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(() => publishInsurance(folder));
beforeEach(async () => (predictor = await startPredictor({ MODELS: `file:${folder}` })));
afterEach(() => predictor.process.stop());

/** Asks for young smokers, one after another. */
async function askForSmokers(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const { status } = await post(`${predictor.url}/api/v1/predict`, { ...patient, age: 19 + (index % 5) });
    expect(status).toBe(200);
  }
}

async function loadDrift(): Promise<Readonly<Record<string, unknown>>> {
  return (await get(`${predictor.url}/api/v1/models/insurance/drift`)).body;
}

describe('GET /api/v1/models/{model}/drift', () => {
  it('says that 300 young smokers are not those that the model was trained on', async () => {
    await askForSmokers(300);
    const { model, sinceStart } = await loadDrift();
    expect(model).toEqual({ name: 'insurance', version: 1 });
    const { records, verdict, fields, predictions } = Object(sinceStart);
    expect([records, verdict]).toEqual([300, 'major']);
    const verdicts = fields.map((field: Readonly<Record<string, unknown>>) => [field['field'], field['verdict']]);
    expect(Object.fromEntries(verdicts)).toMatchObject({ age: 'major', smoker: 'major' });
    expect(predictions).toMatchObject({ n: 300, quantiles: { p50: expect.any(Number) } });
    const metrics = await loadMetrics(predictor.adminUrl);
    const labels = '{model="insurance",version="1",field="smoker",period="hour"}';
    expect(metrics.get(`medcast_drift_psi${labels}`)).toBeGreaterThan(0.2);
    expect(metrics.get(`medcast_drift_values${labels}`)).toBe(300);
  });

  it('says nothing of 199', async () => {
    await askForSmokers(199);
    const { sinceStart } = await loadDrift();
    expect(sinceStart).toMatchObject({ records: 199, verdict: 'unknown', predictions: { n: 199, quantiles: null } });
    const metrics = await loadMetrics(predictor.adminUrl);
    expect([...metrics.keys()].filter((name) => name.startsWith('medcast_drift_psi'))).toEqual([]);
  });

  it('counts what comes by the inference protocol and by invocations too', async () => {
    const patients = samplePatients(150);
    await post(`${predictor.url}/v2/models/insurance/infer`, { inputs: toTensors(patients) });
    await post(`${predictor.url}/invocations`, { instances: patients });
    expect((await loadDrift())['sinceStart']).toMatchObject({
      // Of the 150 of one inference request 64, of the 150 invocations all.
      records: 214,
      verdict: expect.not.stringMatching(/^unknown$/),
    });
  });

  it('counts nothing that was refused', async () => {
    await post(`${predictor.url}/api/v1/predict`, { ...patient, age: 'zebra' });
    expect((await loadDrift())['sinceStart']).toMatchObject({ records: 0, verdict: 'unknown' });
  });

  it('refuses a model that is not served', async () => {
    const { status, body } = await get(`${predictor.url}/api/v1/models/nothing/drift`);
    expect([status, body['code']]).toEqual([404, 'MODEL_NOT_FOUND']);
  });
});
