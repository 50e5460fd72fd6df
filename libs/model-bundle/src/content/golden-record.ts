import type { FieldValue } from '@medcast/record-schema';
import { z } from 'zod';
import { fieldValuesSchema } from './field-values-schema';

/** How many golden records a bundle must have at least. */
export const MINIMUM_GOLDEN_RECORDS = 50;

/** A synthetic record with everything that the model said of it when it was packed. */
export interface GoldenRecord {
  readonly record: Readonly<Record<string, FieldValue>>;
  /** In the order of the feature spec. */
  readonly features: readonly number[];
  /** Regression: `expected`, `typical`, `lower`, `upper`. Classification: the probability of each label. */
  readonly outputs: Readonly<Record<string, number>>;
  readonly contributions: GoldenContributions;
}

/** The explanation of a golden record: `base` and all of `byField` sum to what is explained. */
export interface GoldenContributions {
  readonly base: number;
  readonly byField: Readonly<Record<string, number>>;
}

const numbersByNameSchema = z.record(z.string(), z.number());

/** The checks of `golden.json`. */
export const goldenRecordsSchema: z.ZodType<readonly GoldenRecord[]> = z
  .array(
    z.strictObject({
      record: fieldValuesSchema,
      features: z.array(z.number()).min(1),
      outputs: numbersByNameSchema,
      contributions: z.strictObject({ base: z.number(), byField: numbersByNameSchema }),
    }),
  )
  .min(MINIMUM_GOLDEN_RECORDS);
