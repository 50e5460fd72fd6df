import { formatMetric } from '../../figures/metric';
import { html, type Html } from '../../html/html';
import { toAnswerTable } from '../../tables/to-answer-table';
import { toGroupTable } from '../../tables/to-group-table';
import { renderFigureTable } from '../render-figure-table';
import type { Report } from '../report';

/** How good the answers are, for everybody and in each group. */
export function renderGroups(report: Report): Html {
  const { card } = report;
  return html`<section>
    <h2>How good is it, and for whom?</h2>
    <p>
      Every figure is measured on rows that the model had not seen. The ± is how much it moves when the rows are dealt
      to other folds. It moves far more from one set of rows to another: over single folds, ${describeFolds(report)}.
    </p>
    ${renderFigureTable(toAnswerTable(card))} ${renderFigureTable(toGroupTable(card))}
    ${
      card.task === 'regression' && card.figuresByGroup.length > 0
        ? html`<p>A bias above 0 means that the model expects too much of the group on average, below 0 too little.</p>`
        : html``
    }
  </section>`;
}

function describeFolds(report: Report): string {
  const { unit } = report.card.predicts;
  if (report.task === 'regression') {
    const { expected, typical } = report.evaluation.byFold;
    const r2 = formatMetric('r2', expected.r2, unit);
    return `R² of expected is ${r2} and the mean absolute error of typical ${formatMetric('mae', typical.mae, unit)}`;
  }
  const { logLoss, accuracy } = report.evaluation.byFold.probabilities;
  return `the log loss is ${formatMetric('logLoss', logLoss, unit)} and the accuracy ${formatMetric('accuracy', accuracy, unit)}`;
}
