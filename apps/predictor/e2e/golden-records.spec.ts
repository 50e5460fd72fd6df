import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { type Answer, get, post } from './testing/requests';
import { loadShippedBundle, type ShippedModel, shippedRepository } from './testing/shipped-bundle';

const RELATIVE_TOLERANCE = 1e-5;
let predictor: RunningPredictor;

beforeAll(async () => {
  predictor = await startPredictor({ MODELS: shippedRepository.uri, MODEL_NAMES: 'insurance,iris' });
});

afterAll(() => predictor.process.stop());

const ask = (model: ShippedModel, record: unknown, query = ''): Promise<Answer> =>
  post(`${predictor.url}/api/v1/models/${model}/predict${query}`, record);

function toOutputs({ body }: Answer): Readonly<Record<string, number>> {
  const { expected, typical, interval, probabilities } = Object(body['estimate']);
  return probabilities ?? { expected, typical, lower: interval?.lower, upper: interval?.upper };
}

describe.each(['insurance', 'iris'] as const)('the golden records of %s', (model) => {
  it('have the same outputs over HTTP as in Python and in TypeScript', async () => {
    const { golden } = await loadShippedBundle(model);
    expect(golden.length).toBeGreaterThanOrEqual(50);
    for (const { record, outputs } of golden) {
      const answered = toOutputs(await ask(model, record));
      expect(Object.keys(answered).toSorted()).toEqual(Object.keys(outputs).toSorted());
      for (const [name, value] of Object.entries(outputs)) {
        const difference = Math.abs((answered[name] ?? NaN) - value) / Math.max(Math.abs(value), 1);
        expect([name, difference <= RELATIVE_TOLERANCE, answered[name], value]).toEqual([
          name,
          true,
          answered[name],
          value,
        ]);
      }
    }
  });
});

describe('the flower classifier', () => {
  const setosa = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };

  it('knows a setosa, says how sure it is, and why', async () => {
    const { status, body } = await ask('iris', setosa, '?explain=true');
    const { label, probabilities, set } = Object(body['estimate']);
    const { base, contributions } = Object(body['explanation']);
    expect([status, label, set.labels]).toEqual([200, 'setosa', ['setosa']]);
    const { manifest } = await loadShippedBundle('iris');
    expect(set.level).toBe(manifest.interval.level);
    const sum = contributions.reduce(
      (total: number, one: { readonly contribution: number }) => total + one.contribution,
      base,
    );
    expect(sum).toBeCloseTo(probabilities.setosa, 4);
  });

  it('puts the labels into the set that reach the thresholds of its bundle, or the likeliest alone', async () => {
    const { golden, manifest } = await loadShippedBundle('iris');
    const { thresholds = {} } = manifest.interval;
    expect(Object.keys(thresholds).toSorted()).toEqual(['setosa', 'versicolor', 'virginica']);
    for (const { record } of golden) {
      const { body } = await ask('iris', record);
      const { label, probabilities, set } = Object(body['estimate']);
      const reached = Object.keys(thresholds).filter((one) => probabilities[one] >= (thresholds[one] ?? NaN));
      expect(set.labels.toSorted()).toEqual(reached.length === 0 ? [label] : reached.toSorted());
    }
  });

  it('is described beside the insurance model, with its own fields', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const { schemas } = Object(body['components']);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['InsuranceRecord', 'IrisRecord']));
    expect(schemas.IrisRecord.required).toEqual(Object.keys(setosa));
  });
});
