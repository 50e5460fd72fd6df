import { z } from 'zod';
import { tableFormatSchema } from '../table/format/table-format';

const shared = {
  formatVersion: z.literal(1),
  name: z.string(),
  title: z.string().min(1),
  target: z.string(),
  data: z.strictObject({
    url: z.url({ protocol: /^https$/ }).exactOptional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    licence: z.string().min(1),
    source: z.string().min(1),
    format: tableFormatSchema.exactOptional(),
    ignored: z.array(z.strictObject({ column: z.string(), reason: z.string() })).exactOptional(),
  }),
  interval: z.strictObject({ level: z.number().gt(0).lt(1), groups: z.array(z.string()) }),
  gates: z.looseObject({
    coverage: z.looseObject({
      minimum: z.number().min(0).max(1),
      maximum: z.number().min(0).max(1).exactOptional(),
    }),
  }),
  features: z.unknown(),
  featureSets: z.record(z.string(), z.array(z.string())),
  monotone: z.record(z.string(), z.enum(['increasing', 'decreasing'])).exactOptional(),
  candidates: z.array(z.looseObject({ name: z.string(), featureSet: z.string().exactOptional() })).min(1),
  card: z.strictObject({ intendedUse: z.string(), limits: z.string(), notes: z.string() }),
};

const regressionMetric = z.enum(['r2', 'mae', 'rmse', 'mape', 'medianAe']);
const classificationMetric = z.enum(['logLoss', 'brier', 'auc', 'macroF1', 'accuracy']);

const regression = z.looseObject({
  ...shared,
  task: z.literal('regression'),
  metrics: z.strictObject({ expected: regressionMetric, typical: regressionMetric }),
});
const classification = z.looseObject({
  ...shared,
  task: z.literal('classification'),
  metrics: z.strictObject({ probabilities: classificationMetric }),
});

/** The form of `task.json`; what the Python side alone uses stays as it is. */
export const taskDocument = z.discriminatedUnion('task', [regression, classification]);

/** A `task.json` of the right form. */
export type TaskDocument = z.infer<typeof taskDocument>;
