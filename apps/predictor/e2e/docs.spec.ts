import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishInsurance(folder, { model: 'heart-disease' });
  predictor = await startPredictor({ MODELS: `file:${folder}` });
});

afterAll(() => predictor.process.stop());

/** Every `$ref` of a document. */
function referencesOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = '$ref' in part && typeof part.$ref === 'string' ? [part.$ref] : [];
  return [...own, ...Object.values(part).flatMap(referencesOf)];
}

describe('GET /docs-json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const validator = new Validator();
    expect(await validator.validate({ ...body })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const schemas = Object.keys(Object(body['components']).schemas);
    const missing = referencesOf(body).filter((ref) => !schemas.includes(ref.replace('#/components/schemas/', '')));
    expect(missing).toEqual([]);
  });

  it('has the six fields with their bounds, which accept the example', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { InsuranceRecord } = Object(body['components']).schemas;
    expect(InsuranceRecord).toMatchObject({
      type: 'object',
      required: ['age', 'sex', 'bmi', 'children', 'smoker', 'region'],
      additionalProperties: false,
      properties: {
        age: { type: 'integer', minimum: 0, maximum: 120 },
        sex: { type: 'string', enum: ['female', 'male'] },
        bmi: { type: 'number', minimum: 10, maximum: 80 },
        children: { type: 'integer', minimum: 0, maximum: 20 },
        smoker: { type: 'string', enum: ['no', 'yes'] },
        region: { type: 'string', enum: ['northeast', 'northwest', 'southeast', 'southwest'] },
      },
    });
    const accepts = new Ajv2020({ strict: false }).compile(InsuranceRecord);
    const { content } = Object(body['paths'])['/api/v1/predict'].post.requestBody;
    expect([accepts(content['application/json'].examples.insurance.value), accepts(patient)]).toEqual([true, true]);
  });

  it('describes both ways to predict, every path that is served, and no security that is off', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    expect(Object.keys(Object(body['paths'])).sort()).toEqual([
      '/api/v1/models',
      '/api/v1/models/{model}',
      '/api/v1/models/{model}/batch',
      '/api/v1/models/{model}/card',
      '/api/v1/models/{model}/drift',
      '/api/v1/models/{model}/predict',
      '/api/v1/models/{model}/schema',
      '/api/v1/models/{model}/what-if',
      '/api/v1/predict',
      '/health/live',
      '/health/ready',
      '/health/startup',
      '/invocations',
      '/ping',
      '/v2',
      '/v2/health/live',
      '/v2/health/ready',
      '/v2/models',
      '/v2/models/stats',
      '/v2/models/{model}',
      '/v2/models/{model}/infer',
      '/v2/models/{model}/ready',
      '/v2/models/{model}/stats',
      '/v2/models/{model}/versions/{version}',
      '/v2/models/{model}/versions/{version}/infer',
      '/v2/models/{model}/versions/{version}/ready',
      '/v2/models/{model}/versions/{version}/stats',
    ]);
    const { post } = Object(body['paths'])['/api/v1/models/{model}/predict'];
    expect(Object.keys(post.responses)).toEqual(['200', '400', '404', '413', '415', '503']);
    expect(post.requestBody.content['application/json'].schema).toEqual({
      oneOf: [{ $ref: '#/components/schemas/HeartDiseaseRecord' }, { $ref: '#/components/schemas/InsuranceRecord' }],
    });
    expect(post.parameters[0]).toMatchObject({ name: 'model', schema: { enum: ['heart-disease', 'insurance'] } });
    expect(post.security).toBeUndefined();
  });
});

describe('the examples of GET /docs-json', () => {
  it.each(['/v2/models/{model}/infer', '/invocations', '/api/v1/models/{model}/what-if'])(
    'are answered, as they are, by %s',
    async (path) => {
      const { body } = await get(`${predictor.url}/docs-json`);
      const { examples } = Object(body['paths'])[path].post.requestBody.content['application/json'];
      const url = `${predictor.url}${path.replace('{model}', 'insurance')}`;
      expect((await post(url, examples.insurance.value)).status).toBe(200);
      const schemas = Object(body['components']).schemas;
      expect(Object.keys(examples)).toEqual(['heart-disease', 'insurance']);
      expect(schemas.InferenceRequest.required).toEqual(['inputs']);
    },
  );
});

describe('the examples of CSV in GET /docs-json', () => {
  it('are answered, as they are, by /invocations', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { examples } = Object(body['paths'])['/invocations'].post.requestBody.content['text/csv'];
    const answer = await post(`${predictor.url}/invocations`, examples.insurance.value, { 'content-type': 'text/csv' });
    expect([answer.status, Object(answer.body['predictions'])]).toEqual([200, [expect.any(Object)]]);
  });
});

describe('the examples of bulk prediction in GET /docs-json', () => {
  it.each(['application/json', 'application/x-ndjson', 'text/csv'])('are answered as %s', async (type) => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { post: operation } = Object(body['paths'])['/api/v1/models/{model}/batch'];
    const example = operation.requestBody.content[type].examples.insurance.value;
    const answer = await fetch(`${predictor.url}/api/v1/models/insurance/batch`, {
      method: 'POST',
      headers: { 'content-type': type, accept: 'application/json' },
      body: typeof example === 'string' ? example : JSON.stringify(example),
    });
    const rows: unknown = await answer.json();
    expect(rows).toMatchObject([{ row: 0, status: 'ok' }]);
    const schemas = Object(body['components']).schemas;
    const isRows = new Ajv2020({ strict: false }).compile({
      ...operation.responses['200'].content['application/json'].schema,
      components: { schemas },
    });
    expect([isRows(rows), isRows.errors]).toEqual([true, null]);
  });
});

describe('GET /docs', () => {
  it('is a page whose scripts and styles all come from this server', async () => {
    const page = await (await fetch(`${predictor.url}/docs`)).text();
    const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\/docs\//);
      expect((await fetch(new URL(asset, predictor.url))).status).toBe(200);
    }
    expect(page).not.toMatch(/<script>|<script [^>]*>[^<\s]/);
  });

  it('carries the document with what is served', async () => {
    const script = await (await fetch(`${predictor.url}/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('InsuranceRecord');
    expect(script).toContain('"validatorUrl": null');
  });
});
