import { DEFAULT_WHAT_IF_POINTS, MOST_WHAT_IF_GRID, MOST_WHAT_IF_POINTS } from '@medcast/prediction-contract';
import { listOf, objectOf, refTo, type Schema } from './schema-parts';

const text = { type: 'string' } satisfies Schema;
const value = { type: ['number', 'string', 'boolean', 'null'] } satisfies Schema;
const numberOrDate = { type: ['number', 'string'] } satisfies Schema;
const values = listOf(value);

/** The schemas of `…/what-if`. */
export const whatIfSchemas: Readonly<Record<string, Schema>> = {
  WhatIfQuestion: {
    ...objectOf({
      record: { type: 'object', description: 'The record as it is, complete: as it is sent to `predict`.' },
      vary: {
        ...listOf(refTo('WhatIfVariation')),
        minItems: 1,
        maxItems: 2,
        description: `The fields to vary, each once; at most ${MOST_WHAT_IF_GRID} points in all.`,
      },
    }),
    additionalProperties: false,
  },
  WhatIfVariation: {
    ...objectOf(
      {
        field: text,
        values: {
          ...values,
          minItems: 1,
          maxItems: MOST_WHAT_IF_POINTS,
          description: 'Instead of a range. By default all categories, or false and true.',
        },
        from: {
          ...numberOrDate,
          description: 'By default the lowest that the model was trained on, else that is accepted.',
        },
        to: { ...numberOrDate, description: 'Likewise the highest.' },
        points: {
          type: 'integer',
          minimum: 2,
          maximum: MOST_WHAT_IF_POINTS,
          default: DEFAULT_WHAT_IF_POINTS,
          description: 'Evenly spaced; of whole numbers and days at most as many as there are.',
        },
      },
      ['values', 'from', 'to', 'points'],
    ),
    additionalProperties: false,
  },
  WhatIf: objectOf({
    axes: listOf(objectOf({ field: text, values })),
    points: {
      ...listOf(objectOf({ estimate: anyEstimate(), warnings: { ...listOf(text), description: 'Their codes.' } })),
      description: 'Row-major: the values of the last axis change from one to the next.',
    },
    estimate: { ...anyEstimate(), description: 'Of the record as it is.' },
    warnings: listOf(refTo('Warning')),
    unit: text,
    model: objectOf({ name: text, version: { type: 'integer' } }),
    requestId: text,
  }),
};

function anyEstimate(): Schema {
  return { oneOf: [refTo('RegressionEstimate'), refTo('ClassificationEstimate')] };
}
