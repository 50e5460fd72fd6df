import type { Parameters, Tuning } from './candidate-document';

/** What a table of some size is given: as much as two cores do in a few minutes. Measured on tables of each size. */
export interface SizeSettings {
  readonly folds: { readonly repeats: number; readonly splits: number };
  readonly ridge?: Tuning;
  readonly logistic?: Tuning;
  readonly forest?: Parameters;
  readonly boosting: Tuning;
  /** Boosting for the median, which takes longer: tuned like the mean where absent. */
  readonly absoluteBoosting?: Tuning;
  /** The same, where tuning it would take too long. */
  readonly absoluteTrees?: Parameters;
  readonly quantileBoosting: Parameters;
  /** Many trees of few leaves, to be blended with the tuned ones: where effects add up, the two err differently. */
  readonly shallowBoosting?: Parameters;
  /** Of LightGBM and XGBoost. */
  readonly gradient: Parameters;
  readonly catboost: Parameters;
  readonly ebm?: Parameters;
  /** Whether quantiles are also fitted linearly, and candidates blended. */
  readonly isThorough: boolean;
}

/** Tables of fewer rows are small. */
export const SMALL_BELOW = 1_000;
const MEDIUM_BELOW = 5_000;
const BROAD_BELOW = 20_000;

const SAMPLED = { l2: 1, featureShare: 0.7, rowShare: 0.8 };

const small: SizeSettings = {
  folds: { repeats: 5, splits: 5 },
  ridge: { search: { l2: [0, 1, 10, 100] }, trials: 4, splits: 4 },
  logistic: { search: { l2: [0.01, 0.1, 1, 10, 100] }, trials: 5, splits: 4 },
  forest: { trees: 200, minimumRowsPerLeaf: 3, featureShare: 0.4 },
  boosting: {
    search: {
      trees: [50, 100, 200],
      leaves: [3, 4, 8, 15],
      learningRate: [0.03, 0.06, 0.12],
      minimumRowsPerLeaf: [5, 10, 20],
      l2: [0, 1, 10],
      featureShare: [0.5, 1],
    },
    trials: 10,
    splits: 4,
  },
  quantileBoosting: { trees: 60, leaves: 4, learningRate: 0.1, minimumRowsPerLeaf: 20, l2: 0 },
  gradient: { trees: 100, leaves: 4, learningRate: 0.06, minimumRowsPerLeaf: 10, ...SAMPLED },
  catboost: { trees: 300, depth: 4, learningRate: 0.06, l2: 3 },
  ebm: { learningRate: 0.02, rounds: 1500, bins: 128, pairs: 5, bags: 4 },
  isThorough: true,
};

/** Few values of each, so that the trials reach a quarter of all combinations. */
const BOOSTING_SEARCH = {
  trees: [200, 400, 800],
  leaves: [4, 8, 16, 31, 63],
  learningRate: [0.05],
  minimumRowsPerLeaf: [5, 30],
  l2: [10],
  featureShare: [0.5, 1],
};

const medium: SizeSettings = {
  folds: { repeats: 2, splits: 5 },
  ridge: { search: { l2: [0, 1, 10, 100] }, trials: 4, splits: 4 },
  logistic: { search: { l2: [0.01, 0.1, 1, 10, 100] }, trials: 5, splits: 4 },
  forest: { trees: 40, minimumRowsPerLeaf: 5, featureShare: 0.35 },
  boosting: { search: BOOSTING_SEARCH, trials: 14, splits: 3 },
  absoluteBoosting: { search: BOOSTING_SEARCH, trials: 8, splits: 3 },
  quantileBoosting: { trees: 200, leaves: 10, learningRate: 0.08, minimumRowsPerLeaf: 30, l2: 0 },
  shallowBoosting: { trees: 900, leaves: 4, learningRate: 0.08, minimumRowsPerLeaf: 20, l2: 1, featureShare: 0.5 },
  gradient: { trees: 300, leaves: 15, learningRate: 0.06, minimumRowsPerLeaf: 20, ...SAMPLED },
  catboost: { trees: 500, depth: 6, learningRate: 0.08, l2: 3 },
  ebm: { learningRate: 0.02, rounds: 1000, bins: 128, pairs: 10, bags: 2 },
  isThorough: true,
};

/** Of so many rows one repeat tells candidates apart, and a second would cost as much again. */
const broad: SizeSettings = {
  ...medium,
  folds: { repeats: 1, splits: 5 },
  boosting: { search: BOOSTING_SEARCH, trials: 10, splits: 3 },
  absoluteBoosting: { search: BOOSTING_SEARCH, trials: 4, splits: 3 },
};

const large: SizeSettings = {
  folds: { repeats: 1, splits: 3 },
  boosting: {
    search: {
      trees: [200, 400],
      leaves: [15, 31, 63],
      learningRate: [0.06, 0.12],
      minimumRowsPerLeaf: [20, 100],
      l2: [0, 1, 10],
      featureShare: [0.5, 1],
    },
    trials: 6,
    splits: 2,
  },
  absoluteTrees: { trees: 300, leaves: 31, learningRate: 0.1, minimumRowsPerLeaf: 50 },
  quantileBoosting: { trees: 200, leaves: 31, learningRate: 0.1, minimumRowsPerLeaf: 100, l2: 0 },
  gradient: { trees: 300, leaves: 31, learningRate: 0.06, minimumRowsPerLeaf: 100, ...SAMPLED },
  catboost: { trees: 300, depth: 6, learningRate: 0.12, l2: 3 },
  isThorough: false,
};

/** What a table of so many rows is given. */
export function settingsFor(rows: number): SizeSettings {
  if (rows < SMALL_BELOW) return small;
  if (rows < MEDIUM_BELOW) return medium;
  return rows < BROAD_BELOW ? broad : large;
}
