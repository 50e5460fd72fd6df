import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningPredictor, startPredictor } from '../testing/predictor-process';
import { publishInsurance } from '../testing/publish-insurance';
import { post } from '../testing/requests';
import { samplePatients } from '../testing/sample-patients';
import { makeTemporaryFolder } from '../testing/temporary-folder';

const run = promisify(execFile);
const folder = makeTemporaryFolder();
const patients = samplePatients(100);
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0', RELOAD_SECONDS: '0' });
});

afterAll(() => predictor.process.stop());

/** What a script says that asks the predictor by a client. */
async function askBy(script: string, url = predictor.url, more = JSON.stringify(patients)) {
  const python = process.env['OIP_CLIENTS_PYTHON'] ?? '';
  const words = [join(__dirname, script), url, more];
  const { stdout } = await run(python, words, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** What our own API says of the patients, as outputs. */
async function outputsByHand() {
  const answers = await Promise.all(patients.map((one) => post(`${predictor.url}/api/v1/predict`, one)));
  const estimates = answers.map(({ body }) => Object(body['estimate']));
  return {
    expected: estimates.map(({ expected }): number => expected),
    typical: estimates.map(({ typical }): number => typical),
    lower: estimates.map(({ interval }): number => interval.lower),
    upper: estimates.map(({ interval }): number => interval.upper),
  };
}

describe("tritonclient's HTTP client works unchanged", () => {
  it('for health, metadata, inference of every form, statistics and refusals', async () => {
    const [asked, outputs] = await Promise.all([askBy('triton_http.py'), outputsByHand()]);
    const { expected, upper } = outputs;
    expect(asked).toMatchObject({
      live: true,
      ready: true,
      model_ready: [true, true],
      others_ready: [false, false],
      server: { name: 'medcast' },
      metadata: { name: 'insurance', versions: ['1'] },
      asynchronous: outputs,
      statistics: { model_stats: [{ name: 'insurance', version: '1' }] },
      all_statistics: { model_stats: [{ name: 'insurance' }] },
      unknown_model: { status: '404', message: expect.stringContaining('got "wine"') },
      unknown_output: { status: '400', message: expect.stringContaining('got "risk"') },
      missing_input: { status: '400', message: expect.stringContaining('age: expected') },
    });
    const answers: readonly (readonly [string, unknown])[] = Object.entries(asked.answers);
    expect(answers).toHaveLength(18);
    for (const [form, answer] of answers) {
      const isAll = form.split(' ')[1] === 'None';
      expect([form, answer]).toEqual([form, { id: 'mine', outputs: isAll ? outputs : { upper, expected } }]);
    }
  });
});

describe("tritonclient's gRPC client works unchanged", () => {
  it('for health, metadata, inference of every form, statistics and refusals', async () => {
    const [asked, outputs] = await Promise.all([askBy('triton_grpc.py', predictor.grpc), outputsByHand()]);
    const { expected, upper } = outputs;
    expect(asked).toMatchObject({
      live: true,
      ready: true,
      model_ready: [true, true],
      server: { name: 'medcast' },
      metadata: { name: 'insurance', versions: ['1'] },
      asynchronous: outputs,
      statistics: { model_stats: [{ name: 'insurance', version: '1' }] },
      all_statistics: { model_stats: [{ name: 'insurance' }] },
      unknown_model: { status: 'StatusCode.NOT_FOUND', message: expect.stringContaining('got "wine"') },
      unknown_model_ready: { status: 'StatusCode.NOT_FOUND' },
      unknown_output: { status: 'StatusCode.INVALID_ARGUMENT', message: expect.stringContaining('got "risk"') },
      missing_input: { status: 'StatusCode.INVALID_ARGUMENT', message: expect.stringContaining('age: expected') },
      repository: { status: 'StatusCode.UNIMPLEMENTED', message: expect.stringContaining('on the admin port') },
      late: { status: 'StatusCode.DEADLINE_EXCEEDED' },
    });
    const answers: readonly (readonly [string, unknown])[] = Object.entries(asked.answers);
    expect(answers).toHaveLength(6);
    for (const [form, answer] of answers) {
      const isAll = form.endsWith('0');
      expect([form, answer]).toEqual([form, { id: 'mine', outputs: isAll ? outputs : { upper, expected } }]);
    }
  });
});

describe("tritonclient's model control works unchanged on the admin port", () => {
  it('for the index, to unload and to load', async () => {
    const own = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '0' });
    const asked = await askBy('triton_repository.py', own.url, own.adminUrl);
    await own.process.stop();
    const ready = [{ name: 'insurance', version: '1', state: 'READY', reason: '' }];
    const unloaded = [{ name: 'insurance', version: '1', state: 'UNAVAILABLE', reason: 'unloaded' }];
    expect(asked).toEqual({
      index: [ready, unloaded, ready],
      ready: [false, true],
      unknown: { status: '404', message: 'expected a model of the repository, got "wine"' },
    });
  });
});

describe("kserve's InferenceGRPCClient works unchanged", () => {
  it('for health, inference of every form and refusals', async () => {
    const [asked, outputs] = await Promise.all([askBy('kserve_grpc.py', predictor.grpc), outputsByHand()]);
    const answer = { id: 'mine', model: 'insurance', outputs };
    const refusal = { status: 'NOT_FOUND', message: expect.stringContaining('got "wine"') };
    expect(asked).toEqual({
      live: true,
      ready: true,
      model_ready: true,
      typed: answer,
      raw: answer,
      unknown_model: refusal,
      unknown_model_ready: refusal,
    });
  });
});

describe("kserve's InferenceRESTClient works unchanged", () => {
  it('for health, inference of every form and refusals', async () => {
    const [asked, outputs] = await Promise.all([askBy('kserve_rest.py'), outputsByHand()]);
    const { expected, upper } = outputs;
    const answer = { id: 'mine', model: 'insurance', outputs };
    expect(asked).toEqual({
      live: true,
      ready: true,
      model_ready: true,
      json: answer,
      binary: answer,
      wanted: { ...answer, outputs: { upper, expected } },
      unknown_model: { status: 404, message: expect.stringContaining('got "wine"') },
      unknown_model_ready: false,
    });
  });
});
