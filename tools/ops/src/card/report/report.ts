import { Problem } from '@medcast/problem';
import type { ClassificationEvaluation } from '../../train/evaluation/classification-evaluation';
import type { Evaluation } from '../../train/evaluation/evaluation';
import type { RegressionEvaluation } from '../../train/evaluation/regression-evaluation';
import type { ClassificationCard, ModelCard, RegressionCard } from '../model-card';
import type { FieldEffect } from './field-effect';

/** Everything that a report shows. */
export type Report = RegressionReport | ClassificationReport;

/** The report of a model that predicts a quantity. */
export interface RegressionReport {
  readonly task: 'regression';
  readonly card: RegressionCard;
  readonly evaluation: RegressionEvaluation;
  readonly effects: readonly FieldEffect[];
}

/** The report of a model that predicts a category. */
export interface ClassificationReport {
  readonly task: 'classification';
  readonly card: ClassificationCard;
  readonly evaluation: ClassificationEvaluation;
  readonly effects: readonly FieldEffect[];
}

/** Puts a card together with the evaluation that it was made of. */
export function toReport(card: ModelCard, evaluation: Evaluation, effects: readonly FieldEffect[]): Report {
  if (card.task === 'regression' && evaluation.task === 'regression') {
    return { task: 'regression', card, evaluation, effects };
  }
  if (card.task === 'classification' && evaluation.task === 'classification') {
    return { task: 'classification', card, evaluation, effects };
  }
  throw new Problem('TRAINING_FAILED', `expected the evaluation of a ${card.task}, got that of a ${evaluation.task}`);
}
