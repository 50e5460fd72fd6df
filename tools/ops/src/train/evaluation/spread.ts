import { z } from 'zod';

/** A figure over the repeats of the cross-validation: its mean and its sample standard deviation. */
export interface MeanAndDeviation {
  readonly mean: number;
  readonly sd: number;
}

/**
 * A figure over all folds of all repeats, with the standard error of Nadeau and Bengio (2003); null where too few folds
 * could measure it.
 */
export interface MeanAndError {
  readonly mean: number | null;
  readonly standardError: number | null;
}

/** Checks a {@link MeanAndDeviation}. */
export const spread = z.looseObject({ mean: z.number(), sd: z.number().nonnegative() });

/** Checks a {@link MeanAndError}. */
export const estimated = z.looseObject({
  mean: z.number().nullable(),
  standardError: z.number().nonnegative().nullable(),
});

/** A share from 0 to 1, ends included. */
export const share = z.number().min(0).max(1);

/** Figures by category field, then by category. */
export const byGroup = <Figures extends z.ZodType>(figures: Figures) =>
  z.record(z.string(), z.record(z.string(), figures));
