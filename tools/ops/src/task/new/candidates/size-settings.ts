import type { CandidateDocument, Parameters, Tuning } from './candidate-document';

/** Parameters that are given, or searched for. */
export type Setting = Pick<CandidateDocument, 'parameters' | 'tune'>;

/** What a table of some size is given: as much as two cores do in a few minutes. Measured on tables of each size. */
export interface SizeSettings {
  readonly folds: { readonly repeats: number; readonly splits: number };
  readonly ridge?: Setting;
  readonly logistic: Setting;
  readonly forest?: Setting;
  readonly boosting: Setting;
  /** Boosting for the median, which takes longer. */
  readonly absoluteBoosting: Setting;
  readonly quantileBoosting: Setting;
  /** Many trees of few leaves, to be blended with the others: where effects add up, the two err differently. */
  readonly shallowBoosting?: Setting;
  readonly lightgbm: Setting;
  readonly absoluteLightgbm: Setting;
  readonly logLightgbm: Setting;
  readonly xgboost: Setting;
  readonly catboost: Setting;
  readonly ebm?: Setting;
  /** Whether quantiles are also fitted linearly, and candidates blended. */
  readonly isThorough: boolean;
}

/** Tables of fewer rows are small. */
export const SMALL_BELOW = 1_000;
const MEDIUM_BELOW = 5_000;
const BROAD_BELOW = 20_000;

const SAMPLED = { l2: 1, featureShare: 0.7, rowShare: 0.8 };

const RIDGE = searched({ search: { l2: [0, 1, 10, 100] }, trials: 4, splits: 4 });
const LOGISTIC = searched({ search: { l2: [0.01, 0.1, 1, 10, 100] }, trials: 5, splits: 4 });

const SMALL_BOOSTING = searched({
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
});
const SMALL_GRADIENT = given({ trees: 100, leaves: 4, learningRate: 0.06, minimumRowsPerLeaf: 10, ...SAMPLED });

const small: SizeSettings = {
  folds: { repeats: 5, splits: 5 },
  ridge: RIDGE,
  logistic: LOGISTIC,
  forest: given({ trees: 200, minimumRowsPerLeaf: 3, featureShare: 0.4 }),
  boosting: SMALL_BOOSTING,
  absoluteBoosting: SMALL_BOOSTING,
  quantileBoosting: given({ trees: 60, leaves: 4, learningRate: 0.1, minimumRowsPerLeaf: 20, l2: 0 }),
  lightgbm: SMALL_GRADIENT,
  absoluteLightgbm: SMALL_GRADIENT,
  logLightgbm: SMALL_GRADIENT,
  xgboost: SMALL_GRADIENT,
  catboost: given({ trees: 300, depth: 4, learningRate: 0.06, l2: 3 }),
  ebm: given({ learningRate: 0.02, rounds: 1500, bins: 128, pairs: 5, bags: 4 }),
  isThorough: true,
};

/** LightGBM is the one that is tuned: it fits fastest, and one fit tries every number of trees. */
const LIGHTGBM_SEARCH = {
  trees: [100, 200, 300, 400, 500, 600, 800, 1000, 1200, 1500],
  leaves: [4, 8, 16, 32],
  learningRate: [0.05],
  minimumRowsPerLeaf: [5, 20],
  l2: [1],
  featureShare: [0.6, 0.9],
  rowShare: [0.8],
};
/** Log loss punishes a model that is too sure of itself: smaller steps of larger trees. */
const LOG_SEARCH = { ...LIGHTGBM_SEARCH, leaves: [8, 16, 32, 64], learningRate: [0.025] };

const medium: SizeSettings = {
  folds: { repeats: 2, splits: 5 },
  ridge: RIDGE,
  logistic: LOGISTIC,
  forest: given({ trees: 40, minimumRowsPerLeaf: 5, featureShare: 0.35 }),
  boosting: given({
    trees: 400,
    leaves: 16,
    learningRate: 0.06,
    minimumRowsPerLeaf: 20,
    l2: 10,
    featureShare: 0.5,
  }),
  absoluteBoosting: given({ trees: 300, leaves: 16, learningRate: 0.08, minimumRowsPerLeaf: 20, l2: 10 }),
  quantileBoosting: given({ trees: 200, leaves: 10, learningRate: 0.08, minimumRowsPerLeaf: 30, l2: 0 }),
  shallowBoosting: given({
    trees: 900,
    leaves: 4,
    learningRate: 0.08,
    minimumRowsPerLeaf: 20,
    l2: 1,
    featureShare: 0.5,
  }),
  lightgbm: searched({ search: LIGHTGBM_SEARCH, trials: 8, splits: 3 }),
  absoluteLightgbm: searched({ search: LIGHTGBM_SEARCH, trials: 3, splits: 3 }),
  logLightgbm: searched({ search: LOG_SEARCH, trials: 8, splits: 3 }),
  xgboost: given({ trees: 300, leaves: 15, learningRate: 0.06, minimumRowsPerLeaf: 20, ...SAMPLED }),
  catboost: given({ trees: 500, depth: 6, learningRate: 0.08, l2: 3 }),
  ebm: given({ learningRate: 0.02, rounds: 1000, bins: 128, pairs: 10, bags: 2 }),
  isThorough: true,
};

/** Of so many rows one repeat tells candidates apart, and a second would cost as much again. */
const broad: SizeSettings = { ...medium, folds: { repeats: 1, splits: 5 } };

const LARGE_TREES = { trees: 300, leaves: 31, learningRate: 0.1, minimumRowsPerLeaf: 50, l2: 1 };

const LARGE_LIGHTGBM = searched({
  search: {
    trees: [100, 200, 300, 400, 600, 800],
    leaves: [15, 31, 63, 127],
    learningRate: [0.06, 0.12],
    minimumRowsPerLeaf: [20, 100],
    l2: [1, 10],
    featureShare: [0.6, 0.9],
    rowShare: [0.8],
  },
  trials: 6,
  splits: 2,
});

const large: SizeSettings = {
  folds: { repeats: 1, splits: 3 },
  logistic: given({}),
  boosting: given(LARGE_TREES),
  absoluteBoosting: given(LARGE_TREES),
  quantileBoosting: given({ trees: 200, leaves: 31, learningRate: 0.1, minimumRowsPerLeaf: 100, l2: 0 }),
  lightgbm: LARGE_LIGHTGBM,
  absoluteLightgbm: given({ ...LARGE_TREES, trees: 600, featureShare: 0.7, rowShare: 0.8 }),
  logLightgbm: LARGE_LIGHTGBM,
  xgboost: given({ trees: 300, leaves: 31, learningRate: 0.06, minimumRowsPerLeaf: 100, ...SAMPLED }),
  catboost: given({ trees: 300, depth: 6, learningRate: 0.12, l2: 3 }),
  isThorough: false,
};

/** What a table of so many rows is given. */
export function settingsFor(rows: number): SizeSettings {
  if (rows < SMALL_BELOW) return small;
  if (rows < MEDIUM_BELOW) return medium;
  return rows < BROAD_BELOW ? broad : large;
}

function given(parameters: Parameters): Setting {
  return { parameters };
}

function searched(tune: Tuning): Setting {
  return { parameters: {}, tune };
}
