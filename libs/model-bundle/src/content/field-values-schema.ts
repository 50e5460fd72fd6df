import type { FieldValue } from '@medcast/record-schema';
import { z } from 'zod';

/** A record as files of a bundle hold it: plain values by field. Whether they fit the schema is checked by their users. */
export const fieldValuesSchema: z.ZodType<Readonly<Record<string, FieldValue>>> = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.boolean(), z.null()]),
);
