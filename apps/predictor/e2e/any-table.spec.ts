import Ajv2020 from 'ajv/dist/2020';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits, THRESHOLDS } from './testing/publish-visits';
import { get, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const visit = { age: 40, admitted: '2026-03-07', ward: 'surgery', urgent: true };
const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishVisits(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}` });
});

afterAll(() => predictor.process.stop());

const ask = (record: unknown, query = '') => post(`${predictor.url}/api/v1/models/visits/predict${query}`, record);

/** The graph again, by hand: the weights that stand in it, and the softmax of the sums. */
function probabilitiesByHand(columns: readonly number[]): readonly number[] {
  const weights = [
    [-0.5, 0.2, 0.3],
    [0.4, 0.1, -0.3],
    [0.3, 0, -0.2],
    [0.5, -0.2, 0.1],
    [-0.2, 0.6, 0.2],
    [-1.5, 0.5, 1.2],
  ];
  const logits = [0, 1, 2].map((label) => columns.reduce((sum, x, i) => sum + x * (weights[i]?.[label] ?? NaN), 0));
  const powers = logits.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

describe('a classification model of a table that no code knows', () => {
  it('answers with a label, its probabilities, and the set of labels above their thresholds', async () => {
    const { status, body } = await ask(visit);
    // Saturday is day 6 of the week.
    const [home = NaN, ward = NaN, intensive = NaN] = probabilitiesByHand([0, 0, 6, 1, 0, 1]);
    expect(status).toBe(200);
    expect(body['estimate']).toEqual({
      label: 'home',
      probabilities: {
        home: expect.closeTo(home, 5),
        ward: expect.closeTo(ward, 5),
        intensive: expect.closeTo(intensive, 5),
      },
      set: { labels: expect.any(Array), level: 0.9 },
    });
    const { probabilities, set } = Object(body['estimate']);
    const inSet = Object.entries(THRESHOLDS).filter(([label, least]) => probabilities[label] >= least);
    expect(set.labels.toSorted()).toEqual(inSet.map(([label]) => label).toSorted());
    expect(body['model']).toEqual({ name: 'visits', version: 1 });
  });

  it('explains the probability of its label by the fields', async () => {
    const { body } = await ask(visit, '?explain=true');
    const { label, probabilities } = Object(body['estimate']);
    const { base, contributions } = Object(body['explanation']);
    expect(contributions.map(({ field }: { readonly field: string }) => field)).toEqual(Object.keys(visit));
    const sum = contributions.reduce(
      (total: number, one: { readonly contribution: number }) => total + one.contribution,
      base,
    );
    expect(sum).toBeCloseTo(probabilities[label], 4);
  });

  it('takes a value that is missing where the table has such, and refuses it elsewhere', async () => {
    const missing = await ask({ ...visit, age: null });
    expect(missing.status).toBe(200);
    const refused = await ask({ ...visit, admitted: null });
    expect([refused.status, Object(refused.body['errors'])[0]]).toMatchObject([400, { path: '/admitted' }]);
  });

  it.each(['2019-12-31', '2026-02-30', '01.03.2026', 20_260_301])(
    'refuses a date that is none or too early: %s',
    async (admitted) => {
      const { status, body } = await ask({ ...visit, admitted });
      expect([status, body['code'], Object(body['errors'])[0].path]).toEqual([400, 'RECORD_INVALID', '/admitted']);
    },
  );

  it('takes a category that it has not seen, with a warning at the field', async () => {
    const { status, body } = await ask({ ...visit, ward: 'maternity' });
    expect(status).toBe(200);
    expect(body['warnings']).toContainEqual(expect.objectContaining({ path: '/ward' }));
  });

  it('warns of a record as a whole that is unlike anything seen', async () => {
    expect((await ask(visit)).body['warnings']).toEqual([]);
    const { body } = await ask({ ...visit, age: 120 });
    expect(body['warnings']).toContainEqual(expect.objectContaining({ path: '', code: 'RECORD_UNUSUAL' }));
  });
});

describe('the documents of several models', () => {
  it('list each with its own fields, which accept the example', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { schemas } = Object(body['components']);
    expect(schemas.VisitsRecord).toMatchObject({
      required: ['admitted', 'ward', 'urgent'],
      properties: { admitted: { type: 'string', format: 'date' }, urgent: { type: 'boolean' } },
    });
    expect(schemas.VisitsRecord.properties.ward).not.toHaveProperty('enum');
    const { content } = Object(body['paths'])['/api/v1/models/{model}/predict'].post.requestBody;
    expect(content['application/json'].schema.oneOf).toEqual([
      { $ref: '#/components/schemas/InsuranceRecord' },
      { $ref: '#/components/schemas/VisitsRecord' },
    ]);
    const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(schemas.VisitsRecord);
    expect(accepts(content['application/json'].examples.visits.value)).toBe(true);
    expect(accepts({ ...visit, ward: 'maternity', age: null })).toBe(true);
  });

  it('give a form and a description of the model', async () => {
    const [schema, detail] = await Promise.all([
      get(`${predictor.url}/api/v1/models/visits/schema`),
      get(`${predictor.url}/api/v1/models/visits`),
    ]);
    expect(Object(schema.body['form']).controls).toHaveLength(4);
    expect(detail.body).toMatchObject({
      task: 'classification',
      title: 'Hospital visits',
      target: { name: 'outcome', label: 'Outcome', unit: '' },
    });
  });
});
