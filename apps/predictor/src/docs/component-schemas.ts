import { problemRegistry } from '@medcast/problem';
import { driftSchemas } from './drift-schemas';
import { bulkSchemas } from './bulk-schemas';
import { protocolSchemas } from './protocol-schemas';
import { listOf, objectOf, refTo, type Schema } from './schema-parts';
import { whatIfSchemas } from './what-if-schemas';

const number = { type: 'number' } satisfies Schema;
const text = { type: 'string' } satisfies Schema;

/** The schemas of what the API answers; those of the records come from the bundles. */
export const componentSchemas: Readonly<Record<string, Schema>> = {
  ...protocolSchemas,
  ...driftSchemas,
  ...whatIfSchemas,
  ...bulkSchemas,
  Prediction: objectOf(
    {
      estimate: { oneOf: [refTo('RegressionEstimate'), refTo('ClassificationEstimate')] },
      warnings: listOf(refTo('Warning')),
      explanation: { ...refTo('Explanation'), description: 'Only with ?explain=true.' },
      model: objectOf({ name: text, version: { type: 'integer' } }),
      requestId: text,
    },
    ['explanation'],
  ),
  RegressionEstimate: objectOf({
    expected: { ...number, description: 'The mean: what such records cost on average.' },
    typical: { ...number, description: 'The median: half of such records lie above it.' },
    interval: objectOf({ lower: number, upper: number, level: { ...number, description: 'Nominal coverage: 0.95.' } }),
    unit: text,
  }),
  ClassificationEstimate: objectOf({
    label: text,
    probabilities: { type: 'object', additionalProperties: number },
    set: objectOf({ labels: listOf(text), level: number }),
  }),
  Warning: objectOf({
    path: { ...text, description: 'JSON Pointer; empty for the record as a whole.' },
    code: text,
    message: text,
  }),
  Explanation: objectOf({
    base: { ...number, description: 'What the model says on average; with the contributions it sums to the estimate.' },
    contributions: listOf(
      objectOf(
        {
          field: text,
          value: { type: ['number', 'string', 'boolean', 'null'] },
          contribution: number,
          standardError: { ...number, description: 'Of the contribution, where it was sampled: beyond 12 fields.' },
        },
        ['standardError'],
      ),
    ),
  }),
  ServedModel: objectOf({
    name: text,
    version: { type: 'integer' },
    task: { type: 'string', enum: ['regression', 'classification'] },
    title: text,
    target: objectOf({ name: text, label: text, unit: text }),
    ready: { type: 'boolean' },
  }),
  ServedModelList: objectOf({ models: listOf(refTo('ServedModel')) }),
  ServedModelDetail: {
    allOf: [
      refTo('ServedModel'),
      objectOf({ schemaHash: text, featureHash: text, dataHash: text, metrics: { type: 'object' } }),
    ],
  },
  ServedSchema: objectOf({
    jsonSchema: { type: 'object', description: 'JSON Schema 2020-12 of a record.' },
    form: { type: 'object', description: 'What a form needs to draw and to check itself.' },
  }),
  ServedCard: objectOf({ markdown: text, card: { type: 'object' } }),
  Health: objectOf({ status: text, info: { type: 'object' }, error: { type: 'object' }, details: { type: 'object' } }, [
    'info',
    'error',
    'details',
  ]),
  Problem: objectOf({
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { type: 'string', enum: Object.keys(problemRegistry) },
    errors: listOf(
      objectOf(
        { path: { ...text, description: 'JSON Pointer.' }, code: text, message: text, allowed: { type: 'object' } },
        ['allowed'],
      ),
    ),
    requestId: text,
  }),
};
