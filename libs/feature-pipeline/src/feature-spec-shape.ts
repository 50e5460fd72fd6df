import { z } from 'zod';
import { type FeatureExpression, type FeatureSpec, SPEC_VERSION } from './feature-spec';

/** Longest name of a column, field or category, in UTF-16 code units. */
const LONGEST_NAME = 200;
/** Most columns, factors or categories in one list. */
const LONGEST_LIST = 10_000;

const name = z.string().min(1).max(LONGEST_NAME);
/** Zod's numbers are finite: NaN and ±Infinity are refused. */
const constant = z.number();

const expression: z.ZodType<FeatureExpression> = z.lazy(() =>
  z.discriminatedUnion(
    'op',
    [fieldValue, oneHot, ordinal, missingIndicator, datePart, indicator, power, log1p, product, shiftScale, clip],
    { error: () => `expected "op" to be one of ${operations.join(', ')}` },
  ),
);

const fieldValue = z.strictObject({ op: z.literal('field'), field: name, whenMissing: constant.exactOptional() });
const oneHot = z.strictObject({ op: z.literal('one-hot'), field: name, category: name });
const ordinal = z.strictObject({
  op: z.literal('ordinal'),
  field: name,
  order: z.array(name).min(1).max(LONGEST_LIST),
});
const missingIndicator = z.strictObject({ op: z.literal('missing-indicator'), field: name });
const datePart = z.strictObject({
  op: z.literal('date-part'),
  field: name,
  part: z.enum(['year', 'month', 'day-of-month', 'day-of-week', 'day-of-year', 'days-since-epoch']),
  whenMissing: constant.exactOptional(),
});
const indicator = z.strictObject({
  op: z.literal('indicator'),
  of: expression,
  comparison: z.enum(['>', '>=']),
  threshold: constant,
});
const power = z.strictObject({ op: z.literal('power'), of: expression, exponent: constant });
const log1p = z.strictObject({ op: z.literal('log1p'), of: expression });
const product = z.strictObject({ op: z.literal('product'), of: z.array(expression).min(1).max(LONGEST_LIST) });
const shiftScale = z.strictObject({ op: z.literal('shift-scale'), of: expression, shift: constant, scale: constant });
const clip = z.strictObject({ op: z.literal('clip'), of: expression, minimum: constant, maximum: constant });

const operations = [
  fieldValue,
  oneHot,
  ordinal,
  missingIndicator,
  datePart,
  indicator,
  power,
  log1p,
  product,
  shiftScale,
  clip,
].map((operation) => operation.shape.op.value);

/** The form of a {@link FeatureSpec} as JSON; what it says of a record is checked by `checkFeatureSpec`. */
export const featureSpecShape: z.ZodType<FeatureSpec> = z.strictObject({
  specVersion: z.literal(SPEC_VERSION),
  columns: z
    .array(z.strictObject({ name, value: expression }))
    .min(1)
    .max(LONGEST_LIST),
});
