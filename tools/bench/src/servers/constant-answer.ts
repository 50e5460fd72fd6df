const number = { type: 'number' } as const;
const text = { type: 'string' } as const;

/** An answer of the predictor, but for its `requestId`. */
export const constantAnswer = {
  estimate: {
    expected: 17762.564453125,
    typical: 17034.30078125,
    interval: { lower: 15874.087890625, upper: 26432.2421875, level: 0.95 },
    unit: 'USD',
  },
  warnings: [],
  model: { name: 'insurance', version: 1 },
} as const;

/** From which Fastify compiles the serialiser of that answer. */
export const answerSchema = {
  type: 'object',
  properties: {
    estimate: {
      type: 'object',
      properties: {
        expected: number,
        typical: number,
        interval: { type: 'object', properties: { lower: number, upper: number, level: number } },
        unit: text,
      },
    },
    warnings: { type: 'array', items: { type: 'object', properties: { path: text, code: text, message: text } } },
    model: { type: 'object', properties: { name: text, version: { type: 'integer' } } },
    requestId: text,
  },
} as const;
