import type { PredictionResponse } from '@medcast/prediction-contract';
import fc from 'fast-check';
import { makeModel } from '../models/testing/make-model';
import { compilePredictionRenderer, type PredictionRenderer } from './render-prediction';

const figure = fc.float({ noNaN: true, noDefaultInfinity: true });
const warning = fc.record({ path: fc.string(), code: fc.string(), message: fc.string({ unit: 'binary' }) });

describe('compilePredictionRenderer', () => {
  let render: PredictionRenderer;
  let level: number;

  beforeAll(async () => {
    const model = await makeModel(7);
    render = compilePredictionRenderer(model);
    ({ level } = model.bundle.manifest.interval);
  });

  it('renders, character for character, what JSON.stringify does', () => {
    fc.assert(
      fc.property(
        fc.tuple(figure, figure, figure, figure),
        fc.array(warning, { maxLength: 2 }),
        fc.string({ unit: 'binary' }),
        ([expected, typical, lower, upper], warnings, requestId) => {
          const response: PredictionResponse = {
            estimate: { expected, typical, interval: { lower, upper, level }, unit: 'USD' },
            warnings,
            model: { name: 'insurance', version: 7 },
            requestId,
          };
          expect(render(response)).toBe(JSON.stringify(response));
        },
      ),
    );
  });

  it.each<[string, Partial<PredictionResponse>]>([
    ['an explanation', { explanation: { base: 1, contributions: [{ field: 'age', value: 19, contribution: 2 }] } }],
    ['a label', { estimate: { label: 'a', probabilities: { a: 1 }, set: { labels: ['a'], level: 0.9 } } }],
  ])('renders %s as well', (_what, part) => {
    const response: PredictionResponse = {
      estimate: { expected: 1, typical: 2, interval: { lower: 0, upper: 3, level }, unit: 'USD' },
      warnings: [],
      model: { name: 'insurance', version: 7 },
      requestId: 'x',
      ...part,
    };
    expect(JSON.parse(render(response))).toEqual(response);
  });
});
