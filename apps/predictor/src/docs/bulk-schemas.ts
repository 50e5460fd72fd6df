import { listOf, objectOf, refTo, type Schema } from './schema-parts';

const row = { type: 'integer', minimum: 0, description: 'Its place in the request, from 0.' } satisfies Schema;

/** The schemas of what bulk requests are answered with. */
export const bulkSchemas: Readonly<Record<string, Schema>> = {
  BulkRow: { oneOf: [refTo('BulkEstimate'), refTo('BulkFailure')] },
  BulkEstimate: objectOf({
    row,
    status: { type: 'string', const: 'ok' },
    estimate: { oneOf: [refTo('RegressionEstimate'), refTo('ClassificationEstimate')] },
    warnings: listOf(refTo('Warning')),
  }),
  BulkFailure: objectOf({
    row,
    status: { type: 'string', description: 'A code of /errors.' },
    errors: listOf({
      ...objectOf({ path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } }),
    }),
  }),
};
