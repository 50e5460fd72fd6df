import { DRIFT_THRESHOLDS } from '@medcast/prediction-contract';
import { listOf, objectOf, refTo, type Schema } from './schema-parts';

const number = { type: 'number' } satisfies Schema;
const text = { type: 'string' } satisfies Schema;
const count = { type: 'integer', minimum: 0 } satisfies Schema;
const time = { type: 'string', format: 'date-time' } satisfies Schema;
const share = {
  type: ['number', 'null'],
  minimum: 0,
  maximum: 1,
  description: 'null where fewer than ten records, or all but fewer than ten, would be told of.',
} satisfies Schema;
const verdict = {
  type: 'string',
  enum: ['unknown', 'stable', 'moderate', 'major'],
  description: 'unknown below 200 records, and without a reference.',
} satisfies Schema;

/** The schemas of `GET /api/v1/models/{model}/drift`. */
export const driftSchemas: Readonly<Record<string, Schema>> = {
  DriftReport: objectOf({
    model: objectOf({ name: text, version: { type: 'integer' } }),
    thresholds: objectOf({
      moderate: { ...number, const: DRIFT_THRESHOLDS.moderate },
      major: { ...number, const: DRIFT_THRESHOLDS.major },
    }),
    sinceStart: refTo('DriftPeriod'),
    lastHour: refTo('DriftPeriod'),
  }),
  DriftPeriod: objectOf({
    from: time,
    to: time,
    records: count,
    verdict,
    fields: listOf(refTo('FieldDrift')),
    predictions: {
      oneOf: [
        objectOf({
          n: count,
          quantiles: {
            oneOf: [objectOf({ p5: number, p25: number, p50: number, p75: number, p95: number }), { type: 'null' }],
          },
        }),
        objectOf({ n: count, labels: listOf(objectOf({ label: text, share })) }),
      ],
    },
  }),
  FieldDrift: objectOf({
    field: text,
    n: { ...count, description: 'Records that have a value.' },
    psi: { type: ['number', 'null'], description: 'Population stability index.' },
    verdict,
    missing: share,
    outside: share,
    bins: listOf(
      objectOf({
        values: {
          oneOf: [{ type: 'array', items: number, minItems: 2, maxItems: 2 }, text, { type: 'null' }],
          description:
            'From the first number up to the second, the outermost bins open; or a category; null: any other.',
        },
        reference: number,
        share,
      }),
    ),
  }),
};
