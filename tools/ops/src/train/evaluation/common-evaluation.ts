import { z } from 'zod';
import { byGroup, estimated, spread } from './spread';

/** What the leaderboard says of a candidate of either kind, beside its metrics. */
export const candidateShape = {
  candidate: z.string(),
  model: z.string(),
  loss: z.string(),
  featureSet: z.string(),
  chosenFor: z.array(z.string()),
  /** Rank by each metric, 1 the best. */
  ranks: z.record(z.string(), z.int().positive().nullable()).optional(),
  /** What tuning settled on for the model that was exported. */
  tuned: z.record(z.string(), z.json()).optional(),
  /** Weights of a blend, by candidate. */
  weights: z.record(z.string(), z.number()).optional(),
};

const comparison = z.looseObject({
  baseline: z.enum(['dummy', 'linear']),
  output: z.string(),
  candidate: z.string(),
  metric: z.string(),
  difference: estimated,
});

const championFigures = z.looseObject({
  output: z.string(),
  metric: z.string(),
  overall: estimated,
  byGroup: byGroup(estimated),
});

/** What the evaluation of either kind of task holds. */
export const commonShape = {
  usedColumns: z.array(z.string()),
  folds: z.looseObject({ repeats: z.int().positive(), splits: z.int().positive() }),
  absent: z.array(z.looseObject({ candidate: z.string(), model: z.string(), reason: z.string() })),
  comparisons: z.array(comparison),
  champion: z.array(championFigures),
  leaks: z.looseObject({
    fields: z.array(z.looseObject({ field: z.string(), metric: z.string(), score: z.number() })),
    duplicatesAcrossFolds: z.int().nonnegative(),
  }),
  learningCurve: z.array(
    z.looseObject({
      rows: z.int().positive(),
      share: z.number().positive().max(1),
      /** By output, in the metric that decides it. */
      metrics: z.record(z.string(), spread),
    }),
  ),
  noiseCeiling: z.looseObject({
    r2: z.number().nullish(),
    accuracy: z.number().nullish(),
    method: z.string(),
    note: z.string(),
  }),
  parity: z.looseObject({
    records: z.int().positive(),
    maxRelativeError: z.number().nonnegative(),
    tolerance: z.number().positive(),
  }),
  toolVersions: z.record(z.string(), z.string()),
  rows: z.int().positive(),
  duplicateRows: z.int().nonnegative(),
};

/** How the chosen candidate compares with a baseline on the same folds; positive is better. */
export type Comparison = z.infer<typeof comparison>;

/** The figures with which the next training compares itself. */
export type ChampionFigures = z.infer<typeof championFigures>;

/** Checks the figures that a manifest keeps for the next training. */
export const championList = z.array(championFigures);
