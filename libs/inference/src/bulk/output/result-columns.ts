import type { PredictionWarning } from '@medcast/prediction-contract';
import { likeliestOf } from '../../estimate/to-estimate';
import type { EstimateFacts } from '../../estimate/to-estimate';
import { toRowOutputs } from '../../estimate/row-outputs';
import { toPredictionSet } from '../../estimate/to-prediction-set';
import type { ScoreShape } from '../../scorer/graph-outputs';
import type { ClassificationScores } from '../../scorer/scorer';

/** Names of the columns that an answer has for each row, `warnings`, `status` and `error` last: as `medcast score` has them. */
export function resultColumnsOf(shape: ScoreShape): readonly string[] {
  const estimate =
    shape.task === 'classification'
      ? ['label', 'set', ...shape.labels.map((label) => `probability_${label}`)]
      : ['expected', 'typical', 'lower', 'upper'];
  return [...estimate, 'warnings', 'status', 'error'];
}

/** Warnings as the text of one cell: "OUTSIDE_TRAINED_RANGE /age; RECORD_UNUSUAL". */
export function renderWarnings(warnings: readonly PredictionWarning[]): string {
  return warnings.map(({ code, path }) => `${code} ${path}`.trim()).join('; ');
}

/** What a classification says of a row. */
export interface LabelCells {
  readonly label: string;
  /** Labels that may be the true one, with "; " between. */
  readonly set: string;
  /** In the order of the labels. */
  readonly probabilities: readonly number[];
}

/** The cells of a row of a classification. */
export function toLabelCells(scores: ClassificationScores, row: number, facts: EstimateFacts): LabelCells {
  const outputs = toRowOutputs(scores, row);
  const probabilities = outputs.task === 'classification' ? outputs.probabilities : [];
  return {
    label: likeliestOf(probabilities).label,
    set: toPredictionSet(probabilities, facts).join('; '),
    probabilities: probabilities.map(({ probability }) => probability),
  };
}
