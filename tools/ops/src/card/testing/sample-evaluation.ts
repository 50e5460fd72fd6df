import type { Evaluation } from '../../train/evaluation';

/** What a training run on {@link sampleSchema} could have measured. Keys stand in the order of the file: sorted. */
export const sampleEvaluation: Evaluation = {
  byFold: {
    expected: { r2: { mean: 0.868412, sd: 0.0317665 } },
    typical: { mae: { mean: 1277.22, sd: 252.205 } },
  },
  calibrationBins: [
    { actualMean: 2809.17, predictedMean: 3141.09, rows: 446 },
    { actualMean: 8941.22, predictedMean: 9029.76, rows: 447 },
    { actualMean: 42345.7, predictedMean: 42233.9, rows: 445 },
  ],
  chosen: { expected: 'median-plus-mean', interval: 'out-of-fold by smoker, shortest', typical: 'linear-absolute' },
  duplicateRows: 1,
  folds: { repeats: 10, splits: 5 },
  intervalMethods: [
    {
      method: 'split, equal',
      coverage: { mean: 0.97728, sd: 0.00507145 },
      coverageByGroup: {
        region: { northeast: { mean: 0.970679, sd: 0.0100011 }, southwest: { mean: 0.985846, sd: 0.00415353 } },
        smoker: { no: { mean: 0.97406, sd: 0.00491765 }, yes: { mean: 0.919781, sd: 0.00661872 } },
      },
      intervalScore: { mean: 20592.7, sd: 208.107 },
      meanWidth: { mean: 17907.2, sd: 737.05 },
      valid: false,
    },
    {
      method: 'out-of-fold by smoker, shortest',
      coverage: { mean: 0.955231, sd: 0.00143 },
      coverageByGroup: {
        region: { northeast: { mean: 0.943679, sd: 0.00312 }, southwest: { mean: 0.961846, sd: 0.00215 } },
        smoker: { no: { mean: 0.95406, sd: 0.00191765 }, yes: { mean: 0.958781, sd: 0.00361872 } },
      },
      intervalScore: { mean: 17301.4, sd: 98.21 },
      meanWidth: { mean: 11204.6, sd: 211.33 },
      valid: true,
    },
  ],
  leaderboard: [
    {
      candidate: 'mean',
      chosenFor: [],
      featureSet: 'none',
      loss: 'squared',
      metrics: {
        mae: { mean: 9094.11, sd: 2.14 },
        medianAe: { mean: 8342.3, sd: 11.2 },
        r2: { mean: -0.00214, sd: 0.00051 },
        rmse: { mean: 12118.4, sd: 3.1 },
      },
    },
    {
      candidate: 'median-plus-mean',
      chosenFor: ['expected'],
      featureSet: 'interactions',
      loss: 'squared',
      metrics: {
        mae: { mean: 2178.91, sd: 7.45 },
        medianAe: { mean: 1298.4, sd: 6.02 },
        r2: { mean: 0.869271, sd: 0.000842 },
        rmse: { mean: 4377.6, sd: 14.1 },
      },
    },
    {
      candidate: 'linear-absolute',
      chosenFor: ['typical'],
      featureSet: 'interactions',
      loss: 'absolute',
      metrics: {
        mae: { mean: 1276.42, sd: 5.61 },
        medianAe: { mean: 41.7, sd: 0.83 },
        r2: { mean: 0.84117, sd: 0.00071 },
        rmse: { mean: 4824.5, sd: 10.8 },
      },
    },
  ],
  metrics: {
    expected: {
      mae: { mean: 2178.91, sd: 7.45 },
      r2: { mean: 0.869271, sd: 0.000842 },
      rmse: { mean: 4377.6, sd: 14.1 },
    },
    interval: {
      coverage: { mean: 0.955231, sd: 0.00143 },
      coverageByGroup: {
        region: { northeast: { mean: 0.943679, sd: 0.00312 }, southwest: { mean: 0.961846, sd: 0.00215 } },
        smoker: { no: { mean: 0.95406, sd: 0.00191765 }, yes: { mean: 0.958781, sd: 0.00361872 } },
      },
      intervalScore: { mean: 17301.4, sd: 98.21 },
      level: 0.95,
      meanWidth: { mean: 11204.6, sd: 211.33 },
      meanWidthByGroup: {
        region: { northeast: { mean: 11311.9, sd: 209.02 }, southwest: { mean: 11104.3, sd: 231.603 } },
        smoker: { no: { mean: 11988.2, sd: 244.1 }, yes: { mean: 8174.7, sd: 402.8 } },
      },
    },
    typical: { mae: { mean: 1276.42, sd: 5.61 }, medianAe: { mean: 41.7, sd: 0.83 } },
  },
  metricsByGroup: {
    region: {
      northeast: {
        expectedBias: { mean: -61.93, sd: 14.2 },
        expectedMae: { mean: 2411.2, sd: 10.31 },
        rows: 324,
        typicalMae: { mean: 1502.8, sd: 8.12 },
      },
      southwest: {
        expectedBias: { mean: 102.4, sd: 11.7 },
        expectedMae: { mean: 2098.6, sd: 9.04 },
        rows: 1014,
        typicalMae: { mean: 1188.1, sd: 7.77 },
      },
    },
    smoker: {
      no: {
        expectedBias: { mean: 4.31, sd: 9.83 },
        expectedMae: { mean: 2295.5, sd: 8.25 },
        rows: 1064,
        typicalMae: { mean: 1391.6, sd: 6.94 },
      },
      yes: {
        expectedBias: { mean: -17.8, sd: 23.6 },
        expectedMae: { mean: 1726.2, sd: 15.9 },
        rows: 274,
        typicalMae: { mean: 829.3, sd: 12.4 },
      },
    },
  },
  parity: { maxRelativeError: 3.1e-7, records: 10000, tolerance: 0.00001 },
  residualQuantiles: {
    typical: { '0.01': -310.2, '0.05': -118.6, '0.5': 3.91, '0.95': 12087.4, '0.99': 21877.1 },
  },
  rows: 1338,
  toolVersions: { onnx: '1.23.2', python: '3.11', 'scikit-learn': '1.9.1' },
  usedColumns: ['bmi', 'smoker=yes', 'smoker=yes*bmi>30'],
};
