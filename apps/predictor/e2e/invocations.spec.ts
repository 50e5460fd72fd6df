import { type PatientRecord, patient } from './testing/patients';
import { PredictorProcess, type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits } from './testing/publish-visits';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';

const VERTEX = {
  AIP_HTTP_PORT: '0',
  AIP_HEALTH_ROUTE: '/v1/endpoints/1/deployedModels/2',
  AIP_PREDICT_ROUTE: '/v1/endpoints/1/deployedModels/2:predict',
};
const folder = makeTemporaryFolder();
const patients = samplePatients(3);
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishVisits(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, MAX_ROWS: '10', RELOAD_SECONDS: '0', ...VERTEX });
});

afterAll(() => predictor.process.stop());

const invoke = (body: unknown, headers = {}) => post(`${predictor.url}/invocations`, body, headers);

/** What the other API says of the same patients. */
async function estimatesOf(records: readonly PatientRecord[]): Promise<readonly unknown[]> {
  const answers = await Promise.all(records.map((record) => post(`${predictor.url}/api/v1/predict`, record)));
  return answers.map(({ body }) => body['estimate']);
}

const columns = Object.keys(patient);
const rows = patients.map((one) => Object.values(one));
const byColumn = Object.fromEntries(columns.map((name, index) => [name, rows.map((row) => row[index])]));

describe('POST /invocations', () => {
  it.each([
    ['instances of records', { instances: patients }],
    ['instances of lists', { instances: rows }],
    ['instances of columns', { instances: byColumn }],
    ['inputs of columns', { inputs: byColumn }],
    ['inputs of records', { inputs: patients, params: {} }],
    ['dataframe_records', { dataframe_records: patients }],
    ['dataframe_split', { dataframe_split: { columns, index: [0, 1, 2], data: rows } }],
    [
      'dataframe_split in another order',
      {
        dataframe_split: { columns: columns.toReversed(), data: rows.map((row) => row.toReversed()) },
      },
    ],
  ])('answers %s with predictions', async (_what, body) => {
    const { status, body: answer } = await invoke(body);
    expect([status, answer]).toEqual([200, { predictions: await estimatesOf(patients) }]);
  });

  it('takes an object of single values for one record, and no records for none', async () => {
    expect((await invoke({ inputs: patient })).body).toEqual({ predictions: await estimatesOf([patient]) });
    expect((await invoke({ instances: [] })).body).toEqual({ predictions: [] });
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'INFERENCE_REQUEST_INVALID'],
    ['a list', [patient], 'INFERENCE_REQUEST_INVALID'],
    ['two formats', { instances: [], inputs: [] }, 'INFERENCE_REQUEST_INVALID'],
    ['one format twice', '{"instances": [], "instances": []}', 'INFERENCE_REQUEST_INVALID'],
    ['instances that are none', { instances: 7 }, 'INFERENCE_REQUEST_INVALID'],
    ['an instance that is none', { instances: [7] }, 'INFERENCE_REQUEST_INVALID'],
    ['a list of another length', { instances: [[19]] }, 'INFERENCE_REQUEST_INVALID'],
    ['columns of different lengths', { inputs: { age: [19, 20], sex: ['male'] } }, 'INFERENCE_REQUEST_INVALID'],
    ['a column that is none', { inputs: { age: [19], sex: 'male' } }, 'INFERENCE_REQUEST_INVALID'],
    ['records that are none', { dataframe_records: {} }, 'INFERENCE_REQUEST_INVALID'],
    ['a split without columns', { dataframe_split: { data: [] } }, 'INFERENCE_REQUEST_INVALID'],
    [
      'a split with a column twice',
      { dataframe_split: { columns: ['age', 'age'], data: [] } },
      'INFERENCE_REQUEST_INVALID',
    ],
    ['a split with a short row', { dataframe_split: { columns, data: [[19]] } }, 'INFERENCE_REQUEST_INVALID'],
    ['a record with a wrong value', { instances: [{ ...patient, bmi: 250 }] }, 'RECORD_INVALID'],
    ['a record with an unknown field', { instances: [{ ...patient, height: 1 }] }, 'RECORD_INVALID'],
    ['malformed JSON', '{', 'JSON_MALFORMED'],
    ['no body', '', 'JSON_MALFORMED'],
  ])('refuses %s', async (_what, body, code) => {
    expect(await invoke(body)).toMatchObject({ status: 400, body: { code } });
  });

  it('says which record and which field is wrong', async () => {
    const { body } = await invoke({ dataframe_records: [patient, { ...patient, bmi: 250 }] });
    expect(body['errors']).toMatchObject([
      {
        path: '/dataframe_records/1/bmi',
        code: 'FIELD_ABOVE_MAXIMUM',
        message: 'bmi: expected a number from 10 to 80 kg/m², got 250 (row 1)',
      },
    ]);
  });

  it('refuses more records than the limit, and other types than JSON and CSV', async () => {
    expect(await invoke({ instances: samplePatients(11) })).toMatchObject({ status: 413 });
    expect(await invoke('<age/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415 });
    expect((await fetch(`${predictor.url}/invocations`)).status).toBe(405);
  });

  it('answers with the only model, where there is one', async () => {
    const { url, process } = await startPredictor({ MODELS: `file:${folder}`, MODEL_NAMES: 'visits' });
    const visit = { age: 40, admitted: '2026-03-07', ward: 'surgery', urgent: true };
    const { body } = await post(`${url}/invocations`, { instances: [visit] });
    expect(body['predictions']).toMatchObject([{ label: 'home' }]);
    await process.stop();
  });
});

describe('POST /invocations with CSV', () => {
  const lines = rows.map((row) => row.join(','));
  const header = columns.join(',');
  const send = (text: string | Uint8Array, type = 'text/csv') => invoke(text, { 'content-type': type });

  it.each([
    ['rows in the order of the fields, as SageMaker sends them', lines.join('\n')],
    ['a header before them, as MLflow sends it', [header, ...lines].join('\n')],
    [
      'columns in another order',
      [columns.toReversed().join(','), ...rows.map((row) => row.toReversed().join(','))].join('\r\n'),
    ],
    [
      'quotes, blanks, empty lines and a byte order mark',
      `\uFEFF${header}\n\n${lines.join('\n').replaceAll(',male', ',"male"')}\n`,
    ],
  ])('answers %s', async (_what, text) => {
    const { status, body } = await send(text);
    expect([status, body]).toEqual([200, { predictions: await estimatesOf(patients) }]);
  });

  it('takes a blank cell or a missing column for a missing value, where there may be one', async () => {
    const only = await startPredictor({ MODELS: `file:${folder}`, MODEL_NAMES: 'visits' });
    const ask = (text: string) => post(`${only.url}/invocations`, text, { 'content-type': 'text/csv' });
    const blank = await ask('age,admitted,ward,urgent\n,2026-03-07,surgery,true\n');
    const absent = await ask('admitted,ward,urgent\n2026-03-07,surgery,yes\n');
    const visit = { age: null, admitted: '2026-03-07', ward: 'surgery', urgent: true };
    const { body } = await post(`${only.url}/invocations`, { instances: [visit] });
    await only.process.stop();
    expect([blank.body, absent.body]).toEqual([body, body]);
  });

  it('answers none for a header alone, or for nothing', async () => {
    expect((await send(header)).body).toEqual({ predictions: [] });
    expect((await send('\n')).body).toEqual({ predictions: [] });
  });

  it.each<[string, string | Uint8Array, string, string]>([
    [
      'a row of another length',
      '19,female',
      'INFERENCE_REQUEST_INVALID',
      'expected 6 cells (age, sex, bmi, children, smoker, region), got 2 (row 0)',
    ],
    ['a row of another length than its header', `${header}\n19`, 'INFERENCE_REQUEST_INVALID', 'got 1 (row 0)'],
    ['a column twice', 'age,age,sex,bmi\n1,1,male,20', 'INFERENCE_REQUEST_INVALID', 'expected each column once'],
    ['an unknown column', `${header},height\n${lines[0]},180`, 'RECORD_INVALID', 'height'],
    ['a missing column', 'age,sex\n19,male', 'RECORD_INVALID', 'bmi: expected'],
    [
      'a wrong value',
      lines.join('\n').replace('18,', '250,'),
      'RECORD_INVALID',
      'age: expected a whole number from 0 to 120 years, got "250" (row 0)',
    ],
    ['a quote that is not closed', '"19,female', 'INFERENCE_REQUEST_INVALID', 'got something else at line 1'],
    ['bytes that are not UTF-8', new Uint8Array([0xff]), 'INFERENCE_REQUEST_INVALID', 'expected CSV in UTF-8'],
  ])('refuses %s', async (_what, text, code, message) => {
    const { status, body } = await send(text);
    expect([status, body['code']]).toEqual([400, code]);
    expect(body['detail']).toContain(message);
  });

  it('refuses more records than the limit, and what is compressed', async () => {
    const text = samplePatients(11)
      .map((one) => Object.values(one).join(','))
      .join('\n');
    expect((await send(text, 'text/csv; charset=utf-8')).status).toBe(413);
    expect((await invoke('x', { 'content-type': 'text/csv', 'content-encoding': 'gzip' })).status).toBe(415);
    const ten = [header, ...text.split('\n').slice(0, 10)].join('\n');
    expect((await send(ten)).status).toBe(200);
  });
});

describe('GET /ping', () => {
  it('says that requests are welcome', async () => {
    expect(await get(`${predictor.url}/ping`)).toMatchObject({ status: 200, body: { ready: true } });
  });

  it('says that they are not', async () => {
    const started = new PredictorProcess({ MODELS: `file:${folder}`, CHANNEL: 'nowhere', RELOAD_SECONDS: '0' });
    const url = String((await started.logged('not ready'))['url']);
    expect(await get(`${url}/ping`)).toMatchObject({ status: 503, body: { ready: false } });
    expect((await post(`${url}/invocations`, { instances: [patient] })).status).toBe(503);
    await started.stop();
  });
});

describe('the paths that Vertex AI names', () => {
  it('say that requests are welcome, and answer instances with predictions', async () => {
    expect(await get(`${predictor.url}${VERTEX.AIP_HEALTH_ROUTE}`)).toMatchObject({
      status: 200,
      body: { ready: true },
    });
    const { status, body } = await post(`${predictor.url}${VERTEX.AIP_PREDICT_ROUTE}`, { instances: patients });
    expect([status, body]).toEqual([200, { predictions: await estimatesOf(patients) }]);
  });

  it('know their methods, and nothing else is there', async () => {
    const { status, headers } = await fetch(`${predictor.url}${VERTEX.AIP_PREDICT_ROUTE}`);
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    const elsewhere = await post(`${predictor.url}/v1/endpoints/1/deployedModels/3:predict`, { instances: patients });
    expect(elsewhere.status).toBe(404);
  });

  it('may be paths of our own probes, which stay what they are', async () => {
    const { url, process } = await startPredictor({
      MODELS: `file:${folder}`,
      AIP_HEALTH_ROUTE: '/v2/health/ready',
      AIP_PREDICT_ROUTE: '/invocations',
    });
    expect((await get(`${url}/v2/health/ready`)).body).toEqual({ live: true, ready: true });
    expect((await post(`${url}/invocations`, { instances: patients })).status).toBe(200);
    await process.stop();
  });
});
