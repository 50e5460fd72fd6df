import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import { renderHeatMap } from '../plot/heat-map';
import type { RegressionReport } from '../report';

/** Where the actual values lie for each predicted one. */
export function renderPredictedAgainstActual({ card, evaluation }: RegressionReport): Html {
  const { unit, label } = card.predicts;
  const inUnit = unit === '' ? '' : ` (${unit})`;
  const { leftOut, ...cells } = evaluation.predictedVersusActual;
  return html`<section>
    <h2>What came, against what was expected</h2>
    <p>
      Every row of the table by what the model expected of it, without having seen it, and what came. The stronger a
      cell, the more rows; on the dashed line both are the same. Cells of one or two rows are not shown, so that nobody
      can be recognised${leftOut > 0 ? `: they hold ${formatNumber(leftOut)} rows` : ''}.
    </p>
    <figure>
      ${renderHeatMap(cells, { xTitle: `expected ${label}${inUnit}`, yTitle: `actual ${label}${inUnit}` })}
    </figure>
  </section>`;
}
