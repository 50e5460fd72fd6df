import type { TaskKind } from '../../task';
import type { CandidateDocument } from './candidate-document';
import { type Setting, settingsFor, type SizeSettings, SMALL_BELOW } from './size-settings';

/** What decides which models are worth their time. */
export interface CandidateChoice {
  readonly kind: TaskKind;
  readonly rows: number;
  /** Labels of a classification; 0 of a regression. */
  readonly labels: number;
  /** Ordinal columns to be target-encoded. */
  readonly encoded: readonly string[];
}

type Loss = CandidateDocument['loss'];

/** More labels than these make one model for each label too slow for tables that are not small. */
const LABELS_FOR_SLOW_MODELS = 5;

const SHALLOW = 'boosted-trees-shallow';

/** The candidates with which a new task begins; those that need packages which are not installed are left out when it is trained. */
export function defaultCandidates(choice: CandidateChoice): readonly CandidateDocument[] {
  const settings = settingsFor(choice.rows);
  const candidates = choice.kind === 'regression' ? regression(settings) : classification(settings, choice);
  return candidates.map((candidate) => withEncoding(candidate, choice.encoded));
}

function regression(settings: SizeSettings): CandidateDocument[] {
  const { ridge, forest, boosting, absoluteBoosting, quantileBoosting, lightgbm, absoluteLightgbm, isThorough } =
    settings;
  return [
    constant('mean', 'squared'),
    constant('median', 'absolute'),
    linear('linear', 'squared'),
    linear('linear-absolute', 'absolute'),
    ...(ridge === undefined ? [] : [{ ...linear('ridge', 'squared'), ...ridge }]),
    ...(isThorough ? [linear('linear-quantiles', 'quantile')] : []),
    ...(forest === undefined ? [] : [trees('random-forest', 'squared', forest)]),
    trees('boosted-trees', 'squared', boosting),
    trees('boosted-trees', 'absolute', absoluteBoosting),
    trees('boosted-trees', 'quantile', quantileBoosting),
    ...shallow('squared', settings),
    trees('lightgbm', 'squared', lightgbm),
    trees('lightgbm', 'absolute', absoluteLightgbm),
    ...(isThorough ? blends('squared', 'ridge', settings) : []),
    ...(isThorough
      ? [
          blend('blend-absolute', 'absolute', ['linear-absolute', 'boosted-trees-absolute']),
          blend('blend-lightgbm-absolute', 'absolute', ['boosted-trees-absolute', 'lightgbm-absolute']),
        ]
      : []),
    ...boosters(settings, 'squared'),
    ...boosters(settings, 'absolute'),
  ];
}

function classification(settings: SizeSettings, { rows, labels }: CandidateChoice): CandidateDocument[] {
  const { logistic, forest, boosting, logLightgbm, isThorough } = settings;
  const isSlow = labels > LABELS_FOR_SLOW_MODELS && rows >= SMALL_BELOW;
  return [
    constant('shares', 'log'),
    { name: 'logistic', model: 'logistic', loss: 'log', featureSet: 'linear', ...logistic },
    ...(forest === undefined ? [] : [trees('random-forest', 'log', forest)]),
    trees('boosted-trees', 'log', boosting),
    ...shallow('log', settings),
    trees('lightgbm', 'log', logLightgbm),
    ...(isThorough ? blends('log', 'logistic', settings) : []),
    ...boosters(settings, 'log').filter(({ model: name }) => !isSlow || !['catboost', 'ebm'].includes(name)),
  ];
}

/** Models of the optional Python group `boosters`. */
function boosters({ xgboost, catboost, ebm }: SizeSettings, loss: 'squared' | 'absolute' | 'log'): CandidateDocument[] {
  const { parameters } = xgboost;
  return [
    trees('xgboost', loss, loss === 'log' ? { parameters: { ...parameters, minimumRowsPerLeaf: 1 } } : xgboost),
    trees('catboost', loss, catboost),
    // It has no absolute loss.
    ...(ebm === undefined || loss === 'absolute' ? [] : [trees('ebm', loss, ebm)]),
  ];
}

function constant(name: string, loss: Loss): CandidateDocument {
  return { name, model: 'constant', loss, featureSet: 'none', parameters: {} };
}

function linear(name: string, loss: Loss): CandidateDocument {
  return { name, model: 'linear', loss, featureSet: 'linear', parameters: {} };
}

function trees(model: string, loss: Loss, setting: Setting): CandidateDocument {
  return { name: `${model}${SUFFIXES[loss]}`, model, loss, featureSet: 'plain', ...setting };
}

function shallow(loss: Loss, { shallowBoosting }: SizeSettings): CandidateDocument[] {
  return shallowBoosting === undefined ? [] : [{ ...trees('boosted-trees', loss, shallowBoosting), name: SHALLOW }];
}

/**
 * A blend without LightGBM and one with it, which is absent where the system lacks LightGBM's OpenMP library.
 * A forest competes unblended on larger tables: its inner fits take long there, and its graph is slow.
 */
function blends(loss: Loss, line: string, { shallowBoosting }: SizeSettings): CandidateDocument[] {
  const members = shallowBoosting === undefined ? ['random-forest', 'boosted-trees'] : ['boosted-trees', SHALLOW];
  return [blend('blend', loss, [line, ...members]), blend('blend-lightgbm', loss, [line, ...members, 'lightgbm'])];
}

function blend(name: string, loss: Loss, of: readonly string[]): CandidateDocument {
  return { name, model: 'blend', loss, featureSet: 'plain', parameters: { of, splits: 4 } };
}

const SUFFIXES: Readonly<Record<Loss, string>> = {
  squared: '',
  absolute: '-absolute',
  quantile: '-quantiles',
  log: '',
};

function withEncoding(candidate: CandidateDocument, encoded: readonly string[]): CandidateDocument {
  const { model, parameters } = candidate;
  if (encoded.length === 0 || model === 'constant' || model === 'blend') return candidate;
  return { ...candidate, parameters: { ...parameters, targetEncoded: encoded } };
}
