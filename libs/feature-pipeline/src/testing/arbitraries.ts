import fc from 'fast-check';
import type { DatePart, FeatureExpression, FeatureSpec } from '../feature-spec';
import { toVisit } from './to-visit';

const constant = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const scale = constant.filter((value) => Math.abs(value) > 1e-3);
const bounds = fc.tuple(constant, constant).map(([a, b]) => ({ minimum: Math.min(a, b), maximum: Math.max(a, b) }));

const datePart = fc.constantFrom<DatePart>(
  'year',
  'month',
  'day-of-month',
  'day-of-week',
  'day-of-year',
  'days-since-epoch',
);
const anyDate = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const fieldExpression = fc.oneof(
  fc.record({ op: fc.constant('field' as const), field: fc.constantFrom('age', 'insured') }),
  fc.record({
    op: fc.constant('field' as const),
    field: fc.constantFrom('age', 'bmi', 'insured', 'urgent'),
    whenMissing: constant,
  }),
  fc.record({
    op: fc.constant('one-hot' as const),
    field: fc.constant('smoker'),
    category: fc.constantFrom('yes', 'no'),
  }),
  fc.record({
    op: fc.constant('one-hot' as const),
    field: fc.constant('region'),
    category: fc.constantFrom('north', 'south', 'west'),
  }),
  fc.record({
    op: fc.constant('ordinal' as const),
    field: fc.constant('region'),
    order: fc.shuffledSubarray(['north', 'south', 'west'], { minLength: 3 }),
  }),
  fc.record({
    op: fc.constant('missing-indicator' as const),
    field: fc.constantFrom('age', 'bmi', 'region', 'smoker', 'urgent', 'city', 'born', 'seen'),
  }),
  fc.record({
    op: fc.constant('one-hot' as const),
    field: fc.constant('city'),
    category: fc.constantFrom('Bern', 'Rome'),
  }),
  fc.record({
    op: fc.constant('ordinal' as const),
    field: fc.constant('city'),
    order: fc.shuffledSubarray(['Bern', 'Rome'], { minLength: 2 }),
  }),
  fc.record({ op: fc.constant('date-part' as const), field: fc.constant('born'), part: datePart }),
  fc.record({
    op: fc.constant('date-part' as const),
    field: fc.constantFrom('born', 'seen'),
    part: datePart,
    whenMissing: constant,
  }),
);

const { expression } = fc.letrec<{ expression: FeatureExpression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fieldExpression,
    fc.record({
      op: fc.constant('indicator' as const),
      of: tie('expression'),
      comparison: fc.constantFrom('>' as const, '>=' as const),
      threshold: fc.oneof(constant, fc.integer({ min: -1, max: 40 })),
    }),
    fc.record({ op: fc.constant('power' as const), of: tie('expression'), exponent: fc.constantFrom(-1, 0.5, 2, 3) }),
    fc.record({ op: fc.constant('log1p' as const), of: tie('expression') }),
    fc.record({ op: fc.constant('product' as const), of: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant('shift-scale' as const), of: tie('expression'), shift: constant, scale }),
    fc
      .tuple(tie('expression'), bounds)
      .map(([of, { minimum, maximum }]) => ({ op: 'clip' as const, of, minimum, maximum })),
  ),
}));

/** Any spec that fits the visit schema. */
export const anySpec: fc.Arbitrary<FeatureSpec> = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), expression), {
    minLength: 1,
    maxLength: 6,
    selector: ([name]) => name,
  })
  .map((columns) => ({ specVersion: 1, columns: columns.map(([name, value]) => ({ name, value })) }));

/** Any visit that the schema accepts. */
export const anyVisit = fc
  .record({
    age: fc.integer({ min: 0, max: 120 }),
    bmi: fc.option(fc.double({ min: 10, max: 80, noNaN: true })),
    smoker: fc.constantFrom('yes', 'no'),
    region: fc.option(fc.constantFrom('north', 'south', 'west')),
    insured: fc.boolean(),
    urgent: fc.option(fc.boolean()),
    city: fc.option(fc.constantFrom('Bern', 'Rome', 'Oslo', 'bern')),
    born: anyDate,
    seen: fc.option(anyDate),
    note: fc.option(fc.string({ maxLength: 100 })),
  })
  .map(toVisit);
