import { Problem } from '@medcast/problem';
import { z } from 'zod';

const spread = z.looseObject({ mean: z.number(), sd: z.number().nonnegative() });

/** Figures by category field, then by category. */
const byGroup = <Figures extends z.ZodType>(figures: Figures) => z.record(z.string(), z.record(z.string(), figures));

const share = z.number().gt(0).lt(1);

const candidate = z.looseObject({
  candidate: z.string(),
  loss: z.string(),
  featureSet: z.string(),
  metrics: z.looseObject({ r2: spread, mae: spread, rmse: spread, medianAe: spread }),
  chosenFor: z.array(z.string()),
});

const intervalMethod = z.looseObject({
  method: z.string(),
  coverage: spread,
  coverageByGroup: byGroup(spread),
  meanWidth: spread,
  intervalScore: spread,
  valid: z.boolean(),
});

const groupMetrics = z.looseObject({
  rows: z.int().positive(),
  expectedMae: spread,
  typicalMae: spread,
  expectedBias: spread,
});

const evaluation = z.looseObject({
  usedColumns: z.array(z.string()),
  chosen: z.looseObject({ expected: z.string(), typical: z.string(), interval: z.string() }),
  folds: z.looseObject({ repeats: z.int().positive(), splits: z.int().positive() }),
  metrics: z.looseObject({
    expected: z.looseObject({ r2: spread, mae: spread, rmse: spread }),
    typical: z.looseObject({ mae: spread, medianAe: spread }),
    interval: z.looseObject({
      level: share,
      coverage: spread,
      meanWidth: spread,
      intervalScore: spread,
      coverageByGroup: byGroup(spread),
      meanWidthByGroup: byGroup(spread),
    }),
  }),
  byFold: z.looseObject({
    expected: z.looseObject({ r2: spread }),
    typical: z.looseObject({ mae: spread }),
  }),
  metricsByGroup: byGroup(groupMetrics),
  leaderboard: z.array(candidate).min(1),
  intervalMethods: z.array(intervalMethod).min(1),
  parity: z.looseObject({
    records: z.int().positive(),
    maxRelativeError: z.number().nonnegative(),
    tolerance: z.number().positive(),
  }),
  calibrationBins: z
    .array(z.looseObject({ predictedMean: z.number(), actualMean: z.number(), rows: z.int().positive() }))
    .min(1),
  residualQuantiles: z.looseObject({ typical: z.record(z.string().regex(/^0\.\d+$/), z.number()) }),
  toolVersions: z.record(z.string(), z.string()),
  rows: z.int().positive(),
  duplicateRows: z.int().nonnegative(),
});

/** A figure over the repeats of the cross-validation: its mean and its sample standard deviation. */
export interface MeanAndDeviation {
  readonly mean: number;
  readonly sd: number;
}

/** What the training run measured: `result/evaluation.json`. Amounts are in the target's unit, shares from 0 to 1. */
export type Evaluation = z.infer<typeof evaluation>;

/**
 * Reads what the training run measured. Keys that nothing here uses may stand beside the known ones.
 *
 * @param input the parsed content of `result/evaluation.json`
 * @throws Problem TRAINING_FAILED naming every place that does not fit
 */
export function parseEvaluation(input: unknown): Evaluation {
  const parsed = evaluation.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw new Problem(
    'TRAINING_FAILED',
    `result/evaluation.json: expected the form that training/README.md describes, got ${faults.length} faults: ` +
      `${faults.join('; ')}. Train again with the training package of this version of Medcast.`,
    { cause: parsed.error },
  );
}
