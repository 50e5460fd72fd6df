import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { isIsoDate } from './iso-date';
import { checkSchemaConsistency } from './schema-consistency';
import { type RecordSchema, SCHEMA_VERSION } from './record-schema';

/** Names that every JavaScript object answers to; as field names they would be read where nothing was given. */
const RESERVED_NAMES = new Set([...Object.getOwnPropertyNames(Object.prototype)]);

const fieldName = z
  .string()
  .min(1)
  .max(128)
  .refine((name) => !RESERVED_NAMES.has(name), { error: 'is a name that JavaScript reserves' });

const common = {
  name: fieldName,
  label: z.string().min(1),
  help: z.string().min(1).exactOptional(),
  missing: z.enum(['refuse', 'allow']),
};

const quantity = {
  ...common,
  unit: z.string().min(1).exactOptional(),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  step: z.number().positive().exactOptional(),
  example: z.number(),
  trained: z.strictObject({ minimum: z.number(), maximum: z.number() }).exactOptional(),
};

const integerField = z.strictObject({ kind: z.literal('integer'), ...quantity });
const numberField = z.strictObject({ kind: z.literal('number'), ...quantity });
const categoryField = z.strictObject({
  kind: z.literal('category'),
  ...common,
  categories: z.array(z.strictObject({ value: z.string().min(1), label: z.string().min(1) })).min(1),
  open: z.literal(true).exactOptional(),
  example: z.string(),
  trained: z.strictObject({ categories: z.array(z.string()) }).exactOptional(),
});
const booleanField = z.strictObject({ kind: z.literal('boolean'), ...common, example: z.boolean() });
const isoDate = z.string().refine(isIsoDate, { error: 'expected a date as YYYY-MM-DD' });
const dateField = z.strictObject({
  kind: z.literal('date'),
  ...common,
  minimum: isoDate.exactOptional(),
  maximum: isoDate.exactOptional(),
  example: isoDate,
  trained: z.strictObject({ minimum: isoDate, maximum: isoDate }).exactOptional(),
});
const textField = z.strictObject({
  kind: z.literal('text'),
  ...common,
  maximumLength: z.int().positive(),
  example: z.string(),
});

const recordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  description: z.string(),
  fields: z
    .array(z.discriminatedUnion('kind', [integerField, numberField, categoryField, booleanField, dateField, textField]))
    .min(1),
  target: z.discriminatedUnion('kind', [integerField, numberField, categoryField]),
});

/**
 * Reads a schema from plain data, for instance a bundle's `schema.json`.
 *
 * @throws Problem BUNDLE_SCHEMA_UNREADABLE, with one error for each thing that is wrong
 */
export function parseRecordSchema(input: unknown): RecordSchema {
  const parsed = recordSchema.safeParse(input);
  const faults = parsed.success
    ? checkSchemaConsistency(parsed.data)
    : parsed.error.issues.map((issue) => ({ path: `/${issue.path.join('/')}`, message: issue.message }));
  if (!parsed.success || faults.length > 0) {
    throw new Problem(
      'BUNDLE_SCHEMA_UNREADABLE',
      `expected a record schema of version ${SCHEMA_VERSION}, got one with ${faults.length} faults: ` +
        faults.map((fault) => `${fault.path} ${fault.message}`).join('; '),
      { errors: faults.map((fault) => ({ ...fault, code: 'BUNDLE_SCHEMA_UNREADABLE' as const })) },
    );
  }
  return parsed.data;
}
