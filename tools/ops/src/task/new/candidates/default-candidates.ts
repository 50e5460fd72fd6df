import type { TaskKind } from '../../task';
import type { CandidateDocument, Parameters, Tuning } from './candidate-document';
import { settingsFor, type SizeSettings, SMALL_BELOW } from './size-settings';

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
  const { ridge, forest, boosting, absoluteBoosting, absoluteTrees, quantileBoosting, shallowBoosting, isThorough } =
    settings;
  return [
    constant('mean', 'squared'),
    constant('median', 'absolute'),
    linear('linear', 'squared'),
    linear('linear-absolute', 'absolute'),
    ...(ridge === undefined ? [] : [{ ...linear('ridge', 'squared'), tune: ridge }]),
    ...(isThorough ? [linear('linear-quantiles', 'quantile')] : []),
    ...(forest === undefined ? [] : [trees('random-forest', 'squared', forest)]),
    tuned('boosted-trees', 'squared', boosting),
    absoluteTrees === undefined
      ? tuned('boosted-trees', 'absolute', absoluteBoosting ?? boosting)
      : trees('boosted-trees', 'absolute', absoluteTrees),
    trees('boosted-trees', 'quantile', quantileBoosting),
    ...shallow('squared', shallowBoosting),
    ...(isThorough
      ? [
          blend('blend', 'squared', ['ridge', ...blendedTrees(shallowBoosting)]),
          blend('blend-absolute', 'absolute', ['linear-absolute', 'boosted-trees-absolute']),
        ]
      : []),
    ...boosters(settings, 'squared'),
    ...boosters(settings, 'absolute'),
  ];
}

function classification(settings: SizeSettings, { rows, labels }: CandidateChoice): CandidateDocument[] {
  const { logistic, forest, boosting, shallowBoosting, isThorough } = settings;
  const isSlow = labels > LABELS_FOR_SLOW_MODELS && rows >= SMALL_BELOW;
  const model = { name: 'logistic', model: 'logistic', loss: 'log', featureSet: 'linear', parameters: {} } as const;
  return [
    constant('shares', 'log'),
    logistic === undefined ? model : { ...model, tune: logistic },
    ...(forest === undefined ? [] : [trees('random-forest', 'log', forest)]),
    tuned('boosted-trees', 'log', boosting),
    ...shallow('log', shallowBoosting),
    ...(isThorough ? [blend('blend', 'log', ['logistic', ...blendedTrees(shallowBoosting)])] : []),
    ...boosters(settings, 'log').filter(({ model: name }) => !isSlow || !['catboost', 'ebm'].includes(name)),
  ];
}

/** Models of the optional Python group `boosters`. */
function boosters(
  { gradient, catboost, ebm }: SizeSettings,
  loss: 'squared' | 'absolute' | 'log',
): CandidateDocument[] {
  return [
    trees('lightgbm', loss, gradient),
    trees('xgboost', loss, loss === 'log' ? { ...gradient, minimumRowsPerLeaf: 1 } : gradient),
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

function trees(model: string, loss: Loss, parameters: Parameters): CandidateDocument {
  return { name: `${model}${SUFFIXES[loss]}`, model, loss, featureSet: 'plain', parameters };
}

function tuned(model: string, loss: Loss, tune: Tuning): CandidateDocument {
  return { ...trees(model, loss, {}), tune };
}

function shallow(loss: Loss, parameters: Parameters | undefined): CandidateDocument[] {
  return parameters === undefined ? [] : [{ ...trees('boosted-trees', loss, parameters), name: SHALLOW }];
}

/** A forest competes unblended on larger tables: its inner fits take long there, and its graph is slow. */
function blendedTrees(shallowBoosting: Parameters | undefined): readonly string[] {
  return shallowBoosting === undefined ? ['random-forest', 'boosted-trees'] : ['boosted-trees', SHALLOW];
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
