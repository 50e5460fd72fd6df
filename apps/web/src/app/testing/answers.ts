import type { PredictionResponse } from '@medcast/prediction-contract';
import type { ProblemBody } from '@medcast/problem';
import type { RecordSchema } from '@medcast/record-schema';
import { houseSchema } from './house-form';

/** An answer for the house schema, with its explanation. */
export const houseAnswer: PredictionResponse = {
  estimate: {
    expected: 310_000,
    typical: 295_000,
    interval: { lower: 240_000, upper: 420_000, level: 0.95 },
    unit: 'EUR',
  },
  warnings: [],
  model: { name: 'houses', version: 3 },
  requestId: 'request-1',
  explanation: {
    base: 280_000,
    contributions: [
      { field: 'rooms', value: 4, contribution: 5000 },
      { field: 'area', value: 92.5, contribution: 40_000 },
      { field: 'heating', value: 'gas', contribution: -15_000 },
    ],
  },
};

/** A schema whose target is a category. */
export const flowerSchema: RecordSchema = {
  ...houseSchema,
  name: 'flower',
  target: {
    kind: 'category',
    name: 'species',
    label: 'Species',
    categories: ['setosa', 'versicolor', 'virginica'].map((value) => ({ value, label: `Iris ${value}` })),
    example: 'setosa',
    missing: 'refuse',
  },
};

/** An answer for the flower schema. */
export const flowerAnswer: PredictionResponse = {
  estimate: {
    label: 'virginica',
    probabilities: { setosa: 0.01, versicolor: 0.29, virginica: 0.7 },
    set: { labels: ['versicolor', 'virginica'], level: 0.95 },
  },
  warnings: [],
  model: { name: 'iris', version: 2 },
  requestId: 'request-2',
};

/** A problem as the server says it. */
export function problemBody(change: Partial<ProblemBody> = {}): ProblemBody {
  return {
    type: '/errors#overloaded',
    title: 'The server has more work than it can take.',
    status: 503,
    detail: 'expected at most 64 waiting requests, got 65',
    code: 'OVERLOADED',
    errors: [],
    requestId: 'request-9',
    ...change,
  };
}
