import type { GoldenRecord, ModelBundle } from '@medcast/model-bundle';
import { type FieldContribution, isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { post } from './testing/requests';
import { loadShippedBundle } from './testing/shipped-bundle';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;
let predictUrl: string;
let shipped: ModelBundle;

beforeAll(async () => {
  shipped = await loadShippedBundle();
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}` });
  predictUrl = `${predictor.url}/api/v1/predict`;
});

afterAll(() => predictor.process.stop());

function firstGolden(): GoldenRecord {
  const [golden] = shipped.golden;
  if (golden === undefined) throw new Error('expected golden records in the shipped bundle, got none');
  return golden;
}

/** Within half a cent; of an output that is missing, near nothing. */
function near(value: number | undefined): unknown {
  return expect.closeTo(value ?? NaN, 2);
}

/** The answer to a good record; the program's own type says what it has. */
async function predict(url: string, record: unknown): Promise<PredictionResponse> {
  const { status, body } = await post(url, record);
  expect(status).toBe(200);
  return body as unknown as PredictionResponse;
}

describe('POST /api/v1/predict', () => {
  it('answers with the estimate, its interval, the model and the request', async () => {
    const { record, outputs } = firstGolden();
    const { status, headers, body } = await post(predictUrl, record, { 'x-request-id': 'my-request.1' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-request-id')).toBe('my-request.1');
    expect(body).toEqual({
      estimate: {
        expected: near(outputs['expected']),
        typical: near(outputs['typical']),
        interval: {
          lower: near(outputs['lower']),
          upper: near(outputs['upper']),
          level: shipped.manifest.interval.level,
        },
        unit: 'USD',
      },
      warnings: [],
      model: { name: 'insurance', version: 1 },
      requestId: 'my-request.1',
    });
  });

  it('says the same at the path of the model', async () => {
    const [short, long] = await Promise.all([
      predict(predictUrl, patient),
      predict(`${predictor.url}/api/v1/models/insurance/predict`, patient),
    ]);
    expect(long.estimate).toEqual(short.estimate);
  });

  it('replaces a request id that could harm a log', async () => {
    const { headers, body } = await post(predictUrl, patient, { 'x-request-id': '{"level":"fatal"}' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body['requestId']).toBe(headers.get('x-request-id'));
  });

  it('explains each field when asked, and the contributions sum to what is expected', async () => {
    const { estimate, explanation } = await predict(`${predictUrl}?explain=true`, patient);
    if (!isRegressionEstimate(estimate) || explanation === undefined) throw new Error('expected an explained charge');
    expect(explanation.contributions.map(({ field, value }) => [field, value])).toEqual(Object.entries(patient));
    const sum = explanation.contributions.reduce(
      (total: number, one: FieldContribution) => total + one.contribution,
      0,
    );
    expect(explanation.base + sum).toBeCloseTo(estimate.expected, 1);
  });

  it('does not explain when told not to', async () => {
    expect(await predict(`${predictUrl}?explain=false`, patient)).not.toHaveProperty('explanation');
  });

  it('warns outside the trained range', async () => {
    const { trained } = Object(shipped.schema.fields.find(({ name }) => name === 'age'));
    const { warnings } = await predict(predictUrl, { ...patient, age: 80 });
    expect(warnings).toEqual([
      {
        path: '/age',
        code: 'OUTSIDE_TRAINED_RANGE',
        message: `Age: the model has seen ${trained.minimum} to ${trained.maximum} years, not 80`,
      },
      { path: '', code: 'RECORD_UNUSUAL', message: expect.stringContaining('Unlike anything this model has learned') },
      { path: '', code: 'FEW_SIMILAR_RECORDS', message: expect.stringContaining('None of the 1,338 records') },
    ]);
  });

  it('takes a body without a content type for JSON', async () => {
    const body = new TextEncoder().encode(JSON.stringify(patient));
    const response = await fetch(predictUrl, { method: 'POST', body });
    expect(response.status).toBe(200);
  });

  it.each(['application/json; charset=utf-8', 'application/vnd.medcast+json', 'APPLICATION/JSON'])(
    'reads a body of type %s',
    async (type) => {
      expect((await post(predictUrl, patient, { 'content-type': type })).status).toBe(200);
    },
  );

  it('answers a hundred requests at once, each with its own figure', async () => {
    const asked = [...shipped.golden, ...shipped.golden].slice(0, 100);
    expect(asked).toHaveLength(100);
    const answers = await Promise.all(asked.map(({ record }) => predict(predictUrl, record)));
    const expected = answers.map(({ estimate }) => (isRegressionEstimate(estimate) ? estimate.expected : 0));
    asked.forEach(({ outputs }, index) => expect(expected[index]).toBeCloseTo(outputs['expected'] ?? NaN, 1));
  });
});

describe('a record that cannot be accepted', () => {
  it.each([
    ['a text for a number', { age: '19' }, '/age', 'FIELD_TYPE', { type: 'integer', minimum: 0, maximum: 120 }],
    [
      'a fraction of a child',
      { children: 19.5 },
      '/children',
      'FIELD_NOT_INTEGER',
      { type: 'integer', minimum: 0, maximum: 20 },
    ],
    [
      'a category in capitals',
      { smoker: 'Yes' },
      '/smoker',
      'FIELD_NOT_A_CATEGORY',
      { type: 'string', values: ['no', 'yes'] },
    ],
    ['a bmi below', { bmi: 9.99 }, '/bmi', 'FIELD_BELOW_MINIMUM', { type: 'number', minimum: 10, maximum: 80 }],
    ['a bmi above', { bmi: 250 }, '/bmi', 'FIELD_ABOVE_MAXIMUM', { type: 'number', minimum: 10, maximum: 80 }],
    ['a list for a number', { bmi: [27.9] }, '/bmi', 'FIELD_TYPE', { type: 'number', minimum: 10, maximum: 80 }],
    ['an object for a category', { sex: {} }, '/sex', 'FIELD_TYPE', { type: 'string', values: ['female', 'male'] }],
    ['true for a category', { smoker: true }, '/smoker', 'FIELD_TYPE', { type: 'string', values: ['no', 'yes'] }],
    ['null', { age: null }, '/age', 'FIELD_REQUIRED', { type: 'integer', minimum: 0, maximum: 120 }],
    [
      'a missing field',
      { region: undefined },
      '/region',
      'FIELD_REQUIRED',
      { type: 'string', values: expect.any(Array) },
    ],
    ['an unknown field', { ages: 3 }, '/ages', 'FIELD_UNKNOWN', { values: expect.arrayContaining(['age', 'bmi']) }],
    ['a name with a slash', { 'a/b~': 3 }, '/a~1b~0', 'FIELD_UNKNOWN', expect.anything()],
  ])('refuses %s', async (_what, change, path, code, allowed) => {
    const { status, headers, body } = await post(predictUrl, { ...patient, ...change });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'RECORD_INVALID', status: 400, type: '/errors#record_invalid' });
    expect(body['errors']).toEqual([{ path, code, message: expect.any(String), allowed }]);
    expect(body['requestId']).toBe(headers.get('x-request-id'));
  });

  it.each([
    ['an infinite bmi', '"bmi":1e999', '/bmi', 'FIELD_NOT_FINITE'],
    ['an infinite age', '"age":-1e999', '/age', 'FIELD_NOT_FINITE'],
    ['a field given twice', '"age":19,"age":20', '/age', 'FIELD_DUPLICATED'],
    ['a prototype', '"__proto__":{"admin":true}', '/__proto__', 'FIELD_UNKNOWN'],
    ['a constructor', '"constructor":{"prototype":{}}', '/constructor', 'FIELD_UNKNOWN'],
  ])('refuses %s', async (_what, text, path, code) => {
    const others = Object.entries(patient).filter(([name]) => !text.includes(`"${name}"`));
    const rest = others.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
    const { status, body } = await post(predictUrl, `{${rest},${text}}`);
    expect([status, body['code']]).toEqual([400, 'RECORD_INVALID']);
    expect(body['errors']).toEqual([expect.objectContaining({ path, code })]);
  });

  it('names everything that is wrong at once', async () => {
    const { body } = await post(predictUrl, {
      age: '19',
      sex: 'other',
      bmi: 250,
      smoker: 'Yes',
      region: 'north',
      extra: 1,
    });
    expect(body['errors']).toMatchObject([
      { path: '/age', code: 'FIELD_TYPE' },
      { path: '/sex', code: 'FIELD_NOT_A_CATEGORY' },
      { path: '/bmi', code: 'FIELD_ABOVE_MAXIMUM' },
      { path: '/children', code: 'FIELD_REQUIRED' },
      { path: '/smoker', code: 'FIELD_NOT_A_CATEGORY' },
      { path: '/region', code: 'FIELD_NOT_A_CATEGORY' },
      { path: '/extra', code: 'FIELD_UNKNOWN' },
    ]);
  });

  it.each([['[]'], ['[{"age":19}]'], ['null'], ['19'], ['"text"'], ['true']])('refuses %s', async (text) => {
    const { status, body } = await post(predictUrl, text);
    expect([status, body['code']]).toEqual([400, 'RECORD_INVALID']);
    expect(body['errors']).toMatchObject([{ path: '', code: 'RECORD_NOT_AN_OBJECT', allowed: { type: 'object' } }]);
  });

  it.each([
    ['NaN', '{"bmi":NaN}'],
    ['half a record', '{"age":19'],
    ['an empty body', ''],
    ['blanks', '  '],
    ['a form', 'age=19&sex=female'],
    ['101 levels', '['.repeat(101) + ']'.repeat(101)],
    ['100,000 levels', '{"age":'.repeat(100_000)],
  ])('refuses %s as malformed, without quoting it', async (_what, text) => {
    const { status, body } = await post(predictUrl, text);
    expect([status, body['code'], body['errors']]).toEqual([400, 'JSON_MALFORMED', []]);
    expect(String(body['detail'])).toMatch(/^expected a body of well-formed JSON, got/);
    expect(String(body['detail'])).not.toMatch(/age|bmi/);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const { body } = await post(predictUrl, new Uint8Array([0x7b, 0xff, 0x7d]));
    expect(body['code']).toBe('JSON_MALFORMED');
  });
});

describe('a query that cannot be accepted', () => {
  it.each(['explain=1', 'explain=', 'explain=TRUE', 'explain=true&explain=false', 'explian=true'])(
    'refuses ?%s',
    async (query) => {
      const { status, body } = await post(`${predictUrl}?${query}`, patient);
      expect([status, body['code']]).toEqual([400, 'QUERY_INVALID']);
      expect(body['errors']).toHaveLength(1);
    },
  );
});

describe('a model that is not there', () => {
  it.each(['wine', 'toString', '__proto__', encodeURIComponent('../insurance'), 'x'.repeat(101), 'x'.repeat(5000)])(
    'refuses %s',
    async (name) => {
      const { status, body } = await post(`${predictor.url}/api/v1/models/${name}/predict`, patient);
      expect([status, body['code']]).toEqual([404, 'MODEL_NOT_FOUND']);
    },
  );

  it('names those served', async () => {
    const { body } = await post(`${predictor.url}/api/v1/models/wine/predict`, patient);
    expect(body['detail']).toBe('expected one of the models served (insurance), got "wine"');
  });
});
