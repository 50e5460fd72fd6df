import type { FieldValue } from '@medcast/record-schema';
import { z } from 'zod';

/** Fewest people that a group of the reference speaks of. */
export const SMALLEST_GROUP = 10;

/** The people of the training table as groups of at least ten in a space of scaled fields: what warnings measure. */
export interface BundledNeighbourhood {
  readonly people: number;
  readonly fields: readonly NeighbourhoodField[];
  readonly groups: readonly NeighbourhoodGroup[];
  /** Rising in both: a share of the people lies at most so far from the others. */
  readonly distances: readonly { readonly share: number; readonly distance: number }[];
  /** Share of the people beyond whose distance a record is unusual, below 1. */
  readonly unusualBeyond: number;
  readonly similar: {
    readonly radius: number;
    readonly dimensions: number;
    readonly fewest: number;
    readonly usualShare: number;
  };
}

type NeighbourhoodField =
  | {
      readonly kind: 'quantity';
      readonly field: string;
      readonly knots: readonly { readonly value: number; readonly score: number }[];
      readonly missing: number;
    }
  | {
      readonly kind: 'values';
      readonly field: string;
      readonly values: readonly FieldValue[];
      readonly different: number;
    };

interface NeighbourhoodGroup {
  readonly people: number;
  readonly centre: readonly number[];
  readonly spread: number;
}

const positive = z.number().positive();
const share = z.number().min(0).max(1);

const fieldSchema: z.ZodType<NeighbourhoodField> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quantity'),
    field: z.string(),
    knots: z
      .array(z.strictObject({ value: z.number(), score: z.number() }))
      .min(2)
      .refine((knots) => isRising(knots.map(({ value }) => value)), 'expected rising values')
      .refine((knots) => isRising(knots.map(({ score }) => score)), 'expected rising scores'),
    missing: positive,
  }),
  z.strictObject({
    kind: z.literal('values'),
    field: z.string(),
    values: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])).min(1),
    different: positive,
  }),
]);

/** The checks of `neighbourhood` in `reference.json`. */
export const neighbourhoodSchema: z.ZodType<BundledNeighbourhood> = z
  .strictObject({
    people: z.int().min(SMALLEST_GROUP),
    fields: z.array(fieldSchema).min(1),
    groups: z
      .array(
        z.strictObject({
          people: z.int().min(SMALLEST_GROUP),
          centre: z.array(z.number()).min(1),
          spread: z.number().nonnegative(),
        }),
      )
      .min(1),
    distances: z
      .array(z.strictObject({ share, distance: z.number().nonnegative() }))
      .min(1)
      .refine((rows) => isRising(rows.map((row) => row.share)), 'expected rising shares')
      .refine((rows) => isRising(rows.map((row) => row.distance)), 'expected rising distances'),
    unusualBeyond: share,
    similar: z.strictObject({
      radius: positive,
      dimensions: positive,
      fewest: z.number().nonnegative(),
      usualShare: share,
    }),
  })
  .refine(hasWholeCentres, 'expected every centre to have the coordinates of all fields');

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}

function hasWholeCentres({ fields, groups }: BundledNeighbourhood): boolean {
  const width = fields.reduce((sum, field) => sum + (field.kind === 'quantity' ? 2 : field.values.length + 1), 0);
  return groups.every(({ centre }) => centre.length === width);
}
