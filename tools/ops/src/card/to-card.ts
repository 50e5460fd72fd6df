import type { RecordSchema } from '@medcast/record-schema';
import type { ClassificationEvaluation } from '../train/evaluation/classification-evaluation';
import type { Evaluation } from '../train/evaluation/evaluation';
import type { RegressionEvaluation } from '../train/evaluation/regression-evaluation';
import type { CardSource } from './card-source';
import { isMetricName, type MetricName, metrics, parseMetricName } from './figures/metric';
import { toFieldFigures } from './figures/to-field-figures';
import type {
  CardBase,
  CardCeiling,
  CardTable,
  CardTraining,
  ClassificationCard,
  ModelCard,
  PredictedTarget,
  RegressionCard,
} from './model-card';
import { toTrainedField } from './to-trained-field';

/**
 * Gathers what there is to say of a model: the content of its bundle's `card.json`. Plain data, no clock.
 *
 * @throws Problem TASK_INVALID when the task names a metric that nothing here knows
 */
export function toCard(source: CardSource): ModelCard {
  const { evaluation } = source;
  return evaluation.task === 'regression'
    ? toRegressionCard(source, evaluation)
    : toClassificationCard(source, evaluation);
}

function toRegressionCard(source: CardSource, evaluation: RegressionEvaluation): RegressionCard {
  const { schema } = source;
  const { expected, typical, interval } = evaluation.metrics;
  const { level, coverage, meanWidth, intervalScore, coverageByGroup, meanWidthByGroup } = interval;
  return {
    ...toCardBase(source),
    task: 'regression',
    metrics: {
      expected: { r2: expected.r2, mae: expected.mae, rmse: expected.rmse },
      typical: { mae: typical.mae, medianAe: typical.medianAe },
    },
    interval: {
      method: evaluation.chosen.interval,
      level,
      coverage,
      meanWidth,
      intervalScore,
      coverageByGroup: toFieldFigures(coverageByGroup, schema),
      meanWidthByGroup: toFieldFigures(meanWidthByGroup, schema),
    },
    figuresByGroup: toFieldFigures(evaluation.metricsByGroup, schema),
  };
}

function toClassificationCard(source: CardSource, evaluation: ClassificationEvaluation): ClassificationCard {
  const { schema } = source;
  const { probabilities, set } = evaluation.metrics;
  const { level, coverage, meanSize, coverageByLabel, coverageByGroup } = set;
  const known = Object.keys(metrics).filter(isMetricName);
  return {
    ...toCardBase(source),
    task: 'classification',
    metrics: {
      probabilities: Object.fromEntries(
        known.flatMap((name) => {
          const spread = name in probabilities ? probabilities[name as keyof typeof probabilities] : undefined;
          return isSpread(spread) ? [[name, spread]] : [];
        }),
      ),
    },
    set: {
      method: evaluation.chosen.set,
      level,
      coverage,
      meanSize,
      coverageByLabel,
      coverageByGroup: toFieldFigures(coverageByGroup, schema),
      thresholds: evaluation.setThresholds,
    },
    figuresByGroup: toFieldFigures(evaluation.metricsByGroup, schema),
  };
}

function isSpread(figure: unknown): figure is { mean: number; sd: number } {
  return typeof figure === 'object' && figure !== null && 'mean' in figure;
}

function toCardBase(source: CardSource): CardBase {
  const { task, schema, evaluation, explanation, version, gates, override } = source;
  const { records, maxRelativeError, tolerance } = evaluation.parity;
  return {
    title: task.title,
    model: { name: task.name, version },
    predicts: toPredictedTarget(schema),
    intendedUse: task.card.intendedUse,
    limits: task.card.limits,
    notes: task.card.notes,
    data: toCardTable(source),
    training: toCardTraining(source),
    noiseCeiling: toCardCeiling(evaluation),
    explanation,
    trained: schema.fields.flatMap(toTrainedField),
    parity: { records, maxRelativeError, tolerance },
    gates,
    ...(override !== undefined && { override }),
    toolVersions: evaluation.toolVersions,
  };
}

function toPredictedTarget({ target }: RecordSchema): PredictedTarget {
  if (target.kind === 'category') {
    const labels = target.categories.map((category) => category.value);
    return { name: target.name, label: target.label, unit: '', labels };
  }
  return { name: target.name, label: target.label, unit: target.unit ?? '' };
}

function toCardTable({ task, evaluation, dataHash }: CardSource): CardTable {
  const { licence, source, url, ignored = [] } = task.data;
  return {
    rows: evaluation.rows,
    duplicateRows: evaluation.duplicateRows,
    sha256: dataHash,
    licence,
    source,
    ...(url !== undefined && { url }),
    ignored,
  };
}

function toCardTraining({ task, evaluation, seed }: CardSource): CardTraining {
  const chosen: Readonly<Record<string, string>> =
    evaluation.task === 'regression'
      ? { expected: evaluation.chosen.expected, typical: evaluation.chosen.typical }
      : { probabilities: evaluation.chosen.probabilities };
  const chosenBy: Readonly<Record<string, MetricName>> = Object.fromEntries(
    Object.keys(chosen).map((answer) => [answer, parseMetricName(task.metrics[answer], answer)]),
  );
  return {
    chosen,
    chosenBy,
    method: evaluation.task === 'regression' ? evaluation.chosen.interval : evaluation.chosen.set,
    folds: { repeats: evaluation.folds.repeats, splits: evaluation.folds.splits },
    seed,
    usedColumns: evaluation.usedColumns,
    absent: evaluation.absent.map(({ candidate, model, reason }) => ({ candidate, model, reason })),
  };
}

function toCardCeiling({ noiseCeiling }: Evaluation): CardCeiling {
  const { r2, accuracy, method, note } = noiseCeiling;
  if (typeof r2 === 'number') return { metric: 'r2', figure: r2, method, note };
  if (typeof accuracy === 'number') return { metric: 'accuracy', figure: accuracy, method, note };
  return { metric: null, figure: null, method, note };
}
