import type { FieldValue } from '@medcast/record-schema';
import { z } from 'zod';
import { fieldValuesSchema } from './field-values-schema';
import { type BundledNeighbourhood, neighbourhoodSchema } from './neighbourhood';

/** What explanation, warnings and drift need to know of the data that the model was trained on. */
export interface Reference {
  readonly background: readonly BackgroundRecord[];
  /** By field, over the training table. */
  readonly histograms: Readonly<Record<string, Histogram>>;
  /** What warnings measure; bundles of before it was written have none. */
  readonly neighbourhood?: BundledNeighbourhood | undefined;
}

/** A stand-in for a part of the population: an aggregate of at least ten people, never a raw row. */
export interface BackgroundRecord {
  readonly record: Readonly<Record<string, FieldValue>>;
  /** Share of the population, above 0; all of them sum to 1. */
  readonly weight: number;
}

/** How often the values of a field occur. */
export type Histogram = NumericHistogram | CategoricalHistogram;

/** Counts between edges: `counts[i]` values lie from `edges[i]` up to `edges[i + 1]`. */
export interface NumericHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Counts by category: `counts[i]` values are `categories[i]`. */
export interface CategoricalHistogram {
  readonly categories: readonly string[];
  readonly counts: readonly number[];
}

/** How far the weights may sum from 1: the rounding of a few hundred additions of 64-bit numbers, and of their JSON. */
const WEIGHT_SUM_TOLERANCE = 1e-9;

const countsSchema = z.array(z.number().nonnegative());

const numericHistogramSchema = z
  .strictObject({ edges: z.array(z.number()).min(2), counts: countsSchema })
  .refine(({ edges, counts }) => counts.length === edges.length - 1, 'expected one count fewer than edges')
  .refine(({ edges }) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), 'expected rising edges');

const categoricalHistogramSchema = z
  .strictObject({ categories: z.array(z.string()).min(1), counts: countsSchema })
  .refine(({ categories, counts }) => counts.length === categories.length, 'expected as many counts as categories');

/** The checks of `reference.json`. */
export const referenceSchema: z.ZodType<Reference> = z.strictObject({
  background: z
    .array(z.strictObject({ record: fieldValuesSchema, weight: z.number().positive() }))
    .min(1)
    .refine(hasUnitWeight, 'expected weights that sum to 1'),
  histograms: z.record(z.string(), z.union([numericHistogramSchema, categoricalHistogramSchema])),
  neighbourhood: neighbourhoodSchema.optional(),
});

function hasUnitWeight(background: readonly BackgroundRecord[]): boolean {
  const sum = background.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 1) <= WEIGHT_SUM_TOLERANCE;
}
