import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync, gzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { patient } from './testing/patients';
import { NDJSON, postBulk, rowsOf } from './testing/bulk';
import { loadMetrics } from './testing/metrics';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';

let predictor: RunningPredictor;
const models = pathToFileURL(join(__dirname, '../../../bundles')).href;

beforeAll(async () => {
  predictor = await startPredictor({ MODELS: models, MAX_BODY_MB: '1' });
});

afterAll(() => predictor.process.stop());

/** What single predictions say of records: estimates and warnings. */
async function askSingly(records: readonly unknown[], model = 'insurance') {
  const answers = await Promise.all(records.map((one) => post(`${predictor.url}/api/v1/models/${model}/predict`, one)));
  return answers.map(({ body: { estimate, warnings } }, row) => ({ row, status: 'ok', estimate, warnings }));
}

function toCsv(records: readonly object[]): string {
  return [Object.keys(records[0] ?? {}), ...records.map((record) => Object.values(record))].join('\n');
}

describe('POST /api/v1/models/{model}/batch', () => {
  const patients = [...samplePatients(200), { ...patient, age: 90 }, { ...patient, bmi: 60 }];

  it('answers an array of JSON with what single predictions say', async () => {
    const response = await postBulk(predictor, JSON.stringify(patients), { type: 'application/json' });
    expect([response.status, response.headers.get('content-type'), response.headers.get('medcast-model')]).toEqual([
      200,
      'application/json; charset=utf-8',
      'insurance/1',
    ]);
    expect(response.headers.get('x-request-id')).toMatch(/./);
    expect(await response.json()).toEqual(await askSingly(patients));
  });

  it('answers NDJSON and CSV alike', async () => {
    const singly = await askSingly(patients);
    const ndjson = await postBulk(predictor, patients.map((record) => JSON.stringify(record)).join('\n'));
    expect(rowsOf(await ndjson.text())).toEqual(singly);
    const csv = await postBulk(predictor, toCsv(patients), { type: 'text/csv', headers: { accept: NDJSON } });
    expect([csv.headers.get('content-type'), rowsOf(await csv.text())]).toEqual([NDJSON, singly]);
  });

  it('answers flowers', async () => {
    const flowers = [
      { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 },
      { sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 },
    ];
    const response = await postBulk(predictor, JSON.stringify(flowers), { model: 'iris', type: 'application/json' });
    expect(await response.json()).toEqual(await askSingly(flowers, 'iris'));
  });

  it('answers with Arrow, and reads what it has answered with', async () => {
    const arrow = 'application/vnd.apache.arrow.stream';
    const response = await postBulk(predictor, JSON.stringify(patients), {
      type: 'application/json',
      headers: { accept: arrow },
    });
    expect(response.headers.get('content-type')).toBe(arrow);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(tableFromIPC(bytes).numRows).toBe(202);
    // Without the columns of patients.
    const refused = await postBulk(predictor, bytes, { type: arrow });
    expect([refused.status, Object(await refused.json()).code]).toEqual([400, 'TABLE_COLUMNS_WRONG']);
  });

  it('puts a code to each bad row', async () => {
    const lines = [JSON.stringify(patient), '{"age":', JSON.stringify({ ...patient, age: -1 })];
    const rows = rowsOf(await (await postBulk(predictor, lines.join('\n'))).text());
    expect(rows.map(({ status }) => status)).toEqual(['ok', 'JSON_MALFORMED', 'RECORD_INVALID']);
    const alone = await post(`${predictor.url}/api/v1/predict`, { ...patient, age: -1 });
    expect(rows[2]?.['errors']).toEqual(alone.body['errors']);
  });

  it('says how a name given twice is wrong, as of a single record', async () => {
    const twice = JSON.stringify(patient).replace('{', '{"age":19,');
    const [row] = rowsOf(await (await postBulk(predictor, twice)).text());
    expect(row).toMatchObject({ status: 'RECORD_INVALID', errors: [{ path: '/age', code: 'FIELD_DUPLICATED' }] });
  });

  it('takes bodies beyond MAX_BODY_MB', async () => {
    const line = `${JSON.stringify(patient)}\n`;
    const count = Math.ceil((3 * 1024 * 1024) / line.length);
    const rows = rowsOf(await (await postBulk(predictor, line.repeat(count))).text());
    expect([rows.length, rows.at(-1)?.row, new Set(rows.map(({ status }) => status))]).toEqual([
      count,
      count - 1,
      new Set(['ok']),
    ]);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('inflates %s', async (encoding, compress) => {
    const response = await postBulk(predictor, compress(`${JSON.stringify(patient)}\n`.repeat(5000)), {
      headers: { 'content-encoding': encoding },
    });
    expect(rowsOf(await response.text())).toHaveLength(5000);
  });

  it.each([
    ['a body of another type', { type: 'text/plain' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['another compression', { headers: { 'content-encoding': 'br' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a compression that is none', { headers: { 'content-encoding': 'gzip' } }, 400, 'REQUEST_MALFORMED'],
    ['types that cannot be answered', { headers: { accept: 'image/png' } }, 406, 'ANSWER_TYPE_UNSUPPORTED'],
    ['a model that is not served', { model: 'wine' }, 404, 'MODEL_NOT_FOUND'],
    ['JSON that is no array', { type: 'application/json' }, 400, 'JSON_MALFORMED'],
    ['CSV without names', { type: 'text/csv' }, 400, 'TABLE_COLUMNS_WRONG'],
    ['what is no Arrow', { type: 'application/vnd.apache.arrow.stream' }, 400, 'TABLE_NOT_READABLE'],
  ])('refuses %s', async (_what, options, status, code) => {
    const response = await postBulk(predictor, JSON.stringify(patient), options);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(Object(await response.json()).code).toBe(code);
  });

  it('refuses a row that is too long', async () => {
    const response = await postBulk(predictor, `{"age":"${'x'.repeat(2_000_000)}"}`);
    expect([response.status, Object(await response.json()).code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('ends the answer with a row that says where the array stops being JSON, and is JSON itself', async () => {
    const body = `[${JSON.stringify(patient)}, oops]`;
    const response = await postBulk(predictor, body, { type: 'application/json' });
    const rows = Object(await response.json());
    expect([response.status, rows.length, rows[0].status, rows[1].status]).toEqual([200, 2, 'ok', 'JSON_MALFORMED']);
  });

  it('counts rows among predictions, and its requests by their template', async () => {
    const before = await loadMetrics(predictor.adminUrl);
    await (await postBulk(predictor, `${JSON.stringify(patient)}\n${JSON.stringify(patient)}\n{}`)).text();
    const after = await loadMetrics(predictor.adminUrl);
    const grown = (series: string): number => (after.get(series) ?? 0) - (before.get(series) ?? 0);
    expect(grown('medcast_predictions_total{model="insurance",version="1"}')).toBe(2);
    expect(grown('medcast_bulk_rows_total{model="insurance",version="1",outcome="ok"}')).toBe(2);
    expect(grown('medcast_bulk_rows_total{model="insurance",version="1",outcome="failed"}')).toBe(1);
    expect(
      [...after.keys()].some((series) => series.includes('route="/api/v1/models/:model/batch",status="200"')),
    ).toBe(true);
  });

  it('answers to another method with those that there are', async () => {
    const response = await fetch(`${predictor.url}/api/v1/models/insurance/batch`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });
});

describe('bulk prediction within limits', () => {
  it('ends behind MAX_ROWS where that is set', async () => {
    const limited = await startPredictor({ MODELS: models, MAX_ROWS: '3' });
    const rows = rowsOf(await (await postBulk(limited, `${JSON.stringify(patient)}\n`.repeat(10))).text());
    await limited.process.stop();
    expect(rows.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'BODY_TOO_LARGE']);
  });
});
