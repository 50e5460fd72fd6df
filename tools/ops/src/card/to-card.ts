import type { RecordSchema } from '@medcast/record-schema';
import type { CardSource } from './card-source';
import { parseMetricName } from './figures/metric';
import { toFieldFigures } from './figures/to-field-figures';
import type { CardInterval, CardMetrics, CardTable, CardTraining, ModelCard, PredictedTarget } from './model-card';
import { toTrainedField } from './to-trained-field';

/**
 * Gathers what there is to say of a model: the content of its bundle's `card.json`. Plain data, no clock.
 *
 * @throws Problem TASK_INVALID when the task names a metric that nothing here knows
 */
export function toCard(source: CardSource): ModelCard {
  const { task, schema, evaluation, version, gates } = source;
  const { records, maxRelativeError, tolerance } = evaluation.parity;
  return {
    title: task.title,
    model: { name: task.name, version },
    task: schema.target.kind === 'category' ? 'classification' : 'regression',
    predicts: toPredictedTarget(schema),
    intendedUse: task.card.intendedUse,
    limits: task.card.limits,
    notes: task.card.notes,
    data: toCardTable(source),
    training: toCardTraining(source),
    metrics: toCardMetrics(source),
    interval: toCardInterval(source),
    figuresByGroup: toFieldFigures(evaluation.metricsByGroup, schema),
    trained: schema.fields.flatMap(toTrainedField),
    parity: { records, maxRelativeError, tolerance },
    gates,
    toolVersions: evaluation.toolVersions,
  };
}

function toPredictedTarget({ target }: RecordSchema): PredictedTarget {
  const unit = 'unit' in target ? target.unit : '';
  return { name: target.name, label: target.label, unit };
}

function toCardTable({ task, evaluation, dataHash }: CardSource): CardTable {
  const { licence, source, url } = task.data;
  return {
    rows: evaluation.rows,
    duplicateRows: evaluation.duplicateRows,
    sha256: dataHash,
    licence,
    source,
    ...(url !== undefined && { url }),
  };
}

function toCardTraining({ task, evaluation, seed }: CardSource): CardTraining {
  const { expected, typical } = evaluation.chosen;
  return {
    chosen: { expected, typical },
    chosenBy: {
      expected: parseMetricName(task.metrics['expected'], 'expected'),
      typical: parseMetricName(task.metrics['typical'], 'typical'),
    },
    folds: { repeats: evaluation.folds.repeats, splits: evaluation.folds.splits },
    seed,
    usedColumns: evaluation.usedColumns,
  };
}

function toCardMetrics({ evaluation }: CardSource): CardMetrics {
  const { expected, typical } = evaluation.metrics;
  return {
    expected: { r2: expected.r2, mae: expected.mae, rmse: expected.rmse },
    typical: { mae: typical.mae, medianAe: typical.medianAe },
  };
}

function toCardInterval({ evaluation, schema }: CardSource): CardInterval {
  const { level, coverage, meanWidth, intervalScore, coverageByGroup, meanWidthByGroup } = evaluation.metrics.interval;
  return {
    method: evaluation.chosen.interval,
    level,
    coverage,
    meanWidth,
    intervalScore,
    coverageByGroup: toFieldFigures(coverageByGroup, schema),
    meanWidthByGroup: toFieldFigures(meanWidthByGroup, schema),
  };
}
