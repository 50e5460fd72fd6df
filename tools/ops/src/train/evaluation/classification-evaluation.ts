import { z } from 'zod';
import { candidateShape, commonShape } from './common-evaluation';
import { byGroup, share, spread } from './spread';

const bin = z.looseObject({ predictedMean: z.number(), actualMean: z.number(), rows: z.int().positive() });

const setFigures = {
  coverage: spread,
  coverageByGroup: byGroup(spread),
  coverageByLabel: z.record(z.string(), spread),
  meanSize: spread,
};

const probabilityMetrics = {
  logLoss: spread,
  brier: spread,
  auc: spread.nullish(),
  macroF1: spread,
  accuracy: spread,
  calibrationError: spread,
};

/** The checks of `result/evaluation.json` of a classification. */
export const classificationEvaluation = z.looseObject({
  ...commonShape,
  task: z.literal('classification'),
  chosen: z.looseObject({ probabilities: z.string(), set: z.string() }),
  metrics: z.looseObject({
    probabilities: z.looseObject(probabilityMetrics),
    set: z.looseObject({ ...setFigures, level: share, meanSizeByGroup: byGroup(spread) }),
  }),
  byFold: z.looseObject({ probabilities: z.looseObject({ logLoss: spread, accuracy: spread }) }),
  metricsByGroup: byGroup(z.looseObject({ rows: z.int().positive(), logLoss: spread, accuracy: spread })),
  leaderboard: z.array(z.looseObject({ ...candidateShape, metrics: z.looseObject(probabilityMetrics) })).min(1),
  setMethods: z.array(z.looseObject({ ...setFigures, method: z.string(), valid: z.boolean() })).min(1),
  setThresholds: z.record(z.string(), share),
  confusion: z.looseObject({ labels: z.array(z.string()), counts: z.array(z.array(z.number().nonnegative())) }),
  calibrationBins: z.array(z.looseObject({ label: z.string(), bins: z.array(bin) })).min(1),
});

/** What the training run of a classification measured. Shares and probabilities are from 0 to 1. */
export type ClassificationEvaluation = z.infer<typeof classificationEvaluation>;
