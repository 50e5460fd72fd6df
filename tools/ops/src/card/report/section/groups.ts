import type { Evaluation } from '../../../train/evaluation';
import { formatMetric } from '../../figures/metric';
import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { toAnswerTable } from '../../tables/to-answer-table';
import { toGroupTable } from '../../tables/to-group-table';
import { renderFigureTable } from '../render-figure-table';

/** How good the answers are, for everybody and in each group. */
export function renderGroups(card: ModelCard, { byFold }: Evaluation): Html {
  const { unit } = card.predicts;
  return html`<section>
    <h2>How good is it, and for whom?</h2>
    <p>
      Every figure is measured on rows that the model had not seen. The ± is how much it moves when the rows are dealt
      to other folds. It moves far more from one set of people to another: over single folds, R² of expected is
      ${formatMetric('r2', byFold.expected.r2, unit)} and the mean absolute error of typical
      ${formatMetric('mae', byFold.typical.mae, unit)}.
    </p>
    ${renderFigureTable(toAnswerTable(card))} ${renderFigureTable(toGroupTable(card))}
    <p>A bias above 0 means that the model expects too much of the group on average, below 0 too little.</p>
  </section>`;
}
