import { metricNames } from '@medcast/deploy-contract';
import type { PredictionResponse, WhatIfResponse } from '@medcast/prediction-contract';
import Ajv2020 from 'ajv/dist/2020';

import fc from 'fast-check';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { get, post } from './testing/requests';
import { shippedRepository } from './testing/shipped-bundle';

let predictor: RunningPredictor;
let url: string;

beforeAll(async () => {
  predictor = await startPredictor({ MODELS: shippedRepository.uri });
  url = `${predictor.url}/api/v1/models/insurance/what-if`;
});

afterAll(() => predictor.process.stop());

async function ask(model: string, body: unknown): Promise<WhatIfResponse> {
  const answer = await post(`${predictor.url}/api/v1/models/${model}/what-if`, body);
  expect(answer.status).toBe(200);
  return answer.body as unknown as WhatIfResponse;
}

async function predict(model: string, record: unknown): Promise<PredictionResponse> {
  const { body } = await post(`${predictor.url}/api/v1/models/${model}/predict`, record);
  return body as unknown as PredictionResponse;
}

describe('POST /api/v1/models/{model}/what-if', () => {
  it('answers the curve of a field with the estimate of the record as it is', async () => {
    const { axes, points, ...rest } = await ask('insurance', { record: patient, vary: [{ field: 'bmi' }] });
    const own = await predict('insurance', patient);

    expect(axes).toEqual([{ field: 'bmi', values: expect.any(Array) }]);
    expect([axes[0]?.values.length, axes[0]?.values[0], axes[0]?.values.at(-1)]).toEqual([50, 15.96, 53.13]);
    expect(points).toHaveLength(50);
    expect(rest).toEqual({
      estimate: own.estimate,
      warnings: own.warnings,
      unit: 'USD',
      model: { name: 'insurance', version: expect.any(Number) },
      requestId: expect.any(String),
    });
  });

  it('says of each point, to the bit, what a prediction says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('no', 'yes'),
        fc.array(fc.double({ min: 10, max: 80, noNaN: true }), { minLength: 1, maxLength: 80 }),
        async (age, smoker, values) => {
          const record = { ...patient, age, smoker };
          const { points } = await ask('insurance', { record, vary: [{ field: 'bmi', values }] });
          const alone = [];
          for (const bmi of values) alone.push(await predict('insurance', { ...record, bmi }));
          expect(points).toEqual(
            alone.map(({ estimate, warnings }) => ({ estimate, warnings: warnings.map(({ code }) => code) })),
          );
        },
      ),
      { numRuns: 8 },
    );
  });

  it('answers the grid of two fields, row by row', async () => {
    const vary = [{ field: 'region' }, { field: 'children', values: [0, 3] }];
    const { axes, points } = await ask('insurance', { record: patient, vary });

    expect(axes[0]?.values).toEqual(['northeast', 'northwest', 'southeast', 'southwest']);
    expect(points).toHaveLength(8);
    expect(points[5]?.estimate).toEqual(
      (await predict('insurance', { ...patient, region: 'southeast', children: 3 })).estimate,
    );
  });

  it('answers the largest grid there is', async () => {
    const { points } = await ask('insurance', {
      record: patient,
      vary: [
        { field: 'bmi', points: 50 },
        { field: 'age', values: Array.from({ length: 50 }, (_, index) => 15 + index) },
      ],
    });

    expect(points).toHaveLength(2500);
  });

  it('names the warnings of points that the model has not seen the like of', async () => {
    const { points } = await ask('insurance', { record: patient, vary: [{ field: 'age', values: [30, 100] }] });

    expect(points[0]?.warnings).toEqual([]);
    expect(points[1]?.warnings).toContain('OUTSIDE_TRAINED_RANGE');
  });

  it('answers probabilities, the label and the set of a classification', async () => {
    const { body } = await get(`${predictor.url}/api/v1/models/iris/schema`);
    const [first, ...others] = Object(body['form']).schema.fields;
    const fields = [first, ...others];
    const record = Object.fromEntries(
      fields.map(({ name, example }: { name: string; example: unknown }) => [name, example]),
    );

    const { points, unit, estimate } = await ask('iris', { record, vary: [{ field: first.name, points: 7 }] });

    expect(unit).toBe('');
    expect(estimate).toEqual((await predict('iris', record)).estimate);
    expect(points).toHaveLength(7);
    expect(points[0]?.estimate).toEqual({
      label: expect.any(String),
      probabilities: expect.any(Object),
      set: { labels: expect.any(Array), level: expect.any(Number) },
    });
  });

  it('answers as the document of the API says', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { schemas } = Object(body['components']);
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: 'doc', components: { schemas } });
    const accepts = (name: string, value: unknown): unknown =>
      ajv.validate({ $ref: `doc#/components/schemas/${name}` }, value) || ajv.errors;
    const question = { record: patient, vary: [{ field: 'bmi', points: 3 }, { field: 'smoker' }] };

    expect(accepts('WhatIfQuestion', question)).toBe(true);
    expect(accepts('WhatIf', await ask('insurance', question))).toBe(true);
  });

  it.each<[string, string, unknown, number, string, readonly string[]]>([
    ['what is no JSON', 'insurance', '{"record":', 400, 'JSON_MALFORMED', []],
    ['an empty body', 'insurance', '', 400, 'JSON_MALFORMED', []],
    ['a model that is not there', 'nothing', {}, 404, 'MODEL_NOT_FOUND', []],
    ['no object', 'insurance', '[]', 400, 'WHAT_IF_INVALID', ['']],
    [
      'a record that is not accepted',
      'insurance',
      { record: { ...patient, bmi: 250 }, vary: [{ field: 'age' }] },
      400,
      'RECORD_INVALID',
      ['/record/bmi'],
    ],
    [
      'a field that is not there',
      'insurance',
      { record: patient, vary: [{ field: 'colour' }] },
      400,
      'WHAT_IF_INVALID',
      ['/vary/0/field'],
    ],
    [
      'a field given twice in the record',
      'insurance',
      JSON.stringify({ record: patient, vary: [{ field: 'age' }] }).replace('"age":', '"age":1,"age":'),
      400,
      'RECORD_INVALID',
      ['/record/age'],
    ],
    [
      'a value out of bounds',
      'insurance',
      { record: patient, vary: [{ field: 'age', values: [40, 121] }] },
      400,
      'WHAT_IF_INVALID',
      ['/vary/0/values/1'],
    ],
  ])('refuses %s', async (_, model, body, status, code, paths) => {
    const answer = await post(`${predictor.url}/api/v1/models/${model}/what-if`, body);

    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const errors = Array.isArray(answer.body['errors']) ? answer.body['errors'] : [];
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  it('refuses another type, a compressed body, and another method', async () => {
    const question = { record: patient, vary: [{ field: 'age' }] };
    expect((await post(url, question, { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await post(url, question, { 'content-encoding': 'gzip' })).status).toBe(415);
    const { status, headers } = await get(url);
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('is counted as a request by its template, and as no prediction', async () => {
    const countsOf = async (): Promise<readonly [number, number]> => {
      const metrics = [...(await loadMetrics(predictor.adminUrl))];
      const sumOf = (part: string): number =>
        metrics.filter(([series]) => series.includes(part)).reduce((sum, [, value]) => sum + value, 0);
      return [
        sumOf(`${metricNames.requests}{method="POST",route="/api/v1/models/:model/what-if",status="200"}`),
        sumOf(`${metricNames.predictions}{`),
      ];
    };
    const [requests, predictions] = await countsOf();
    await ask('insurance', { record: patient, vary: [{ field: 'age' }] });

    expect(await countsOf()).toEqual([requests + 1, predictions]);
  });

  it('logs nothing of what was asked', () => {
    expect(predictor.process.output).not.toMatch(/colour|southwest|27\.9/);
  });
});
