import { readdir } from 'node:fs/promises';
import { patient } from './testing/patients';
import { startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { post } from './testing/requests';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const home = makeTemporaryFolder();
const MARKER = 'zebra4711';

beforeAll(() => publishInsurance(folder));

describe('the log', () => {
  it.each(['info', 'trace'])('holds nothing that a patient typed, at the level %s', async (level) => {
    const { url, process } = await startPredictor({ MODELS: `file:${folder}`, LOG_LEVEL: level });
    const predictUrl = `${url}/api/v1/predict`;
    await post(predictUrl, { ...patient, region: MARKER });
    await post(predictUrl, { ...patient, [MARKER]: 1 });
    await post(predictUrl, `{"age": ${MARKER}}`);
    await post(predictUrl, MARKER);
    await post(`${predictUrl}?explain=${MARKER}`, patient);
    await post(`${predictUrl}?${MARKER}=1`, patient);
    await post(`${url}/api/v1/models/${MARKER}/predict`, patient);
    await post(`${url}/${MARKER}/%zz${MARKER}`, patient);
    await post(`${url}/${MARKER}`, patient, { 'user-agent': MARKER, cookie: MARKER, 'content-type': `text/${MARKER}` });
    await post(predictUrl, { ...patient, bmi: 27.123456 });
    await post(`${url}/v2/models/insurance/infer`, { id: MARKER, inputs: toTensors([{ ...patient, region: MARKER }]) });
    await post(`${url}/v2/models/insurance/infer`, { id: MARKER, inputs: toTensors([{ ...patient, bmi: 27.123456 }]) });
    await post(`${url}/v2/models/${MARKER}/infer`, `{"inputs": ${MARKER}}`, { 'content-type': MARKER });
    await post(`${url}/invocations`, { instances: [{ ...patient, region: MARKER }] });
    await post(`${url}/api/v1/models/insurance/batch`, [{ ...patient, region: MARKER, bmi: 27.123456 }]);
    await post(`${url}/api/v1/models/insurance/batch`, `{${MARKER}`);
    const { stdout, stderr } = await process.stop();
    expect(stdout + stderr).not.toContain(MARKER);
    expect(stdout + stderr).not.toContain('27.123456');
    expect(stdout.match(/"msg":"request"/g)).toHaveLength(15);
  });

  it('has one line for each request: method, route, status, time and id', async () => {
    const { url, process } = await startPredictor({ MODELS: `file:${folder}` });
    await post(`${url}/api/v1/models/insurance/predict?explain=true`, patient, { 'x-request-id': 'one' });
    await process.stop();
    expect(process.log.filter(({ msg }) => msg === 'request')).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        service: 'predictor',
        requestId: 'one',
        method: 'POST',
        route: '/api/v1/models/:model/predict',
        status: 200,
        ms: expect.any(Number),
        msg: 'request',
      },
    ]);
  });

  it('says which model was loaded', async () => {
    const { process } = await startPredictor({ MODELS: `file:${folder}` });
    await process.stop();
    expect(await process.logged('model ready')).toMatchObject({ model: 'insurance', version: 1 });
  });
});

describe('the home folder', () => {
  // The ONNX runtime keeps an identifier of the device there, to tell Microsoft of its use, unless it is told not to.
  it('stays empty', async () => {
    const { url, process } = await startPredictor({ MODELS: `file:${folder}`, HOME: home });
    expect((await post(`${url}/api/v1/predict`, patient)).status).toBe(200);
    await process.stop();
    expect(await readdir(home)).toEqual([]);
  });
});
