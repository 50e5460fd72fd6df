import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { type Answer, post } from './testing/requests';
import { loadShippedBundle, shippedRepository } from './testing/shipped-bundle';

const RELATIVE_TOLERANCE = 1e-5;
let predictor: RunningPredictor;

beforeAll(async () => {
  predictor = await startPredictor({ MODELS: shippedRepository.uri, MODEL_NAMES: 'insurance' });
});

afterAll(() => predictor.process.stop());

function toOutputs({ body }: Answer): Readonly<Record<string, number>> {
  const { expected, typical, interval } = Object(body['estimate']);
  return { expected, typical, lower: interval?.lower, upper: interval?.upper };
}

describe('golden records', () => {
  it('have the same outputs over HTTP as in Python and in TypeScript', async () => {
    const { golden } = await loadShippedBundle();
    expect(golden.length).toBeGreaterThanOrEqual(50);
    for (const { record, outputs } of golden) {
      const answered = toOutputs(await post(`${predictor.url}/api/v1/predict`, record));
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
