import { z } from 'zod';
import { candidateShape, commonShape } from './common-evaluation';
import { byGroup, share, spread } from './spread';

const bin = z.looseObject({ predictedMean: z.number(), actualMean: z.number(), rows: z.int().positive() });

const intervalFigures = {
  coverage: spread,
  coverageByGroup: byGroup(spread),
  meanWidth: spread,
  intervalScore: spread,
};

/** The checks of `result/evaluation.json` of a regression. */
export const regressionEvaluation = z.looseObject({
  ...commonShape,
  task: z.literal('regression'),
  chosen: z.looseObject({ expected: z.string(), typical: z.string(), interval: z.string() }),
  metrics: z.looseObject({
    expected: z.looseObject({ r2: spread, mae: spread, rmse: spread }),
    typical: z.looseObject({ mae: spread, medianAe: spread }),
    interval: z.looseObject({ ...intervalFigures, level: share, meanWidthByGroup: byGroup(spread) }),
  }),
  byFold: z.looseObject({
    expected: z.looseObject({ r2: spread }),
    typical: z.looseObject({ mae: spread }),
  }),
  metricsByGroup: byGroup(
    z.looseObject({ rows: z.int().positive(), expectedMae: spread, typicalMae: spread, expectedBias: spread }),
  ),
  leaderboard: z
    .array(
      z.looseObject({
        ...candidateShape,
        // A candidate for a pair of quantiles has a pinball loss only, every other has none.
        metrics: z.looseObject({
          r2: spread.nullish(),
          mae: spread.nullish(),
          rmse: spread.nullish(),
          medianAe: spread.nullish(),
          mape: spread.nullish(),
          pinball: spread.nullish(),
        }),
      }),
    )
    .min(1),
  intervalMethods: z.array(z.looseObject({ ...intervalFigures, method: z.string(), valid: z.boolean() })).min(1),
  calibrationBins: z.array(bin).min(1),
  residualQuantiles: z.looseObject({ typical: z.record(z.string().regex(/^0\.\d+$/), z.number()) }),
  predictedVersusActual: z.looseObject({
    edges: z.array(z.number()).min(2),
    counts: z.array(z.array(z.number().nonnegative())),
    leftOut: z.number().nonnegative(),
  }),
  residuals: z.looseObject({
    byPrediction: z.array(
      z.looseObject({
        predictedMean: z.number(),
        q05: z.number(),
        q25: z.number(),
        q50: z.number(),
        q75: z.number(),
        q95: z.number(),
        rows: z.int().positive(),
      }),
    ),
  }),
});

/** What the training run of a regression measured. Amounts are in the target's unit, shares from 0 to 1. */
export type RegressionEvaluation = z.infer<typeof regressionEvaluation>;
