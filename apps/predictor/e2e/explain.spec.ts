import { connect } from 'node:net';
import type { PredictionResponse } from '@medcast/prediction-contract';
import { type PatientRecord, patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { post } from './testing/requests';
import { shippedRepository } from './testing/shipped-bundle';

const MODELS = shippedRepository.uri;
const people = Array.from({ length: 60 }, (_, index): PatientRecord => ({
  ...patient,
  age: 18 + (index % 45),
  bmi: 20 + index / 4,
}));

async function explain({ url }: RunningPredictor, record: PatientRecord): Promise<PredictionResponse> {
  const { status, body } = await post(`${url}/api/v1/predict?explain=true`, record);
  expect(status).toBe(200);
  return body as unknown as PredictionResponse;
}

describe('explanations that are asked for at once', () => {
  let predictor: RunningPredictor;

  beforeAll(async () => {
    predictor = await startPredictor({ MODELS });
  });

  afterAll(() => predictor.process.stop());

  it('are, to the bit, what each is alone', async () => {
    const together = await Promise.all(people.map((person) => explain(predictor, person)));

    for (const [index, person] of people.entries()) {
      const { estimate, explanation } = await explain(predictor, person);
      expect(together[index]).toMatchObject({ estimate, explanation });
    }
  });

  it('are given up for clients that have gone, without a word in the log, and made for the others', async () => {
    const expected = await explain(predictor, patient);
    const { hostname, port } = new URL(predictor.url);
    const body = JSON.stringify(patient);
    const request = `POST /api/v1/predict?explain=true HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(Number(port), hostname);
        await new Promise((resolve) => socket.write(request, resolve));
        socket.resetAndDestroy();
      }),
    );
    const answers = await Promise.all(people.map(() => explain(predictor, patient)));

    for (const { explanation } of answers) expect(explanation).toEqual(expected.explanation);
    expect(predictor.process.output).not.toMatch(/unexpected|INTERNAL_ERROR/);
  });
});

describe('more explanations than MAX_QUEUE', () => {
  it('are refused with when to come back, and the others are given', async () => {
    const predictor = await startPredictor({ MODELS, MAX_QUEUE: '1' });

    const answers = await Promise.all(
      [...people, ...people].map((person) => post(`${predictor.url}/api/v1/predict?explain=true`, person)),
    );
    await predictor.process.stop();

    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(answers.length);
    for (const { status, headers, body } of refused)
      expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'OVERLOADED', '1']);
    for (const { body } of answers.filter(({ status }) => status === 200)) expect(body).toHaveProperty('explanation');
  });
});
