import { formatNumber } from '../../figures/format-number';
import { formatShare } from '../../figures/format-share';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import { renderQuantilePlot } from '../plot/quantile-plot';
import { renderStripPlot } from '../plot/strip-plot';
import type { RegressionReport } from '../report';

/** Residuals smaller than this share of the largest are exact for a reader, and shown as 0. */
const NEGLIGIBLE = 1e-5;

/** How the actual values lie around the typical one, overall and by what was predicted. */
export function renderResiduals(report: RegressionReport): Html {
  return html`<section>
    <h2>How far off is the typical value?</h2>
    <p>
      Actual minus typical, on rows that the model had not seen. Read a line as: of all rows, this share came out at
      most so much above (or below, with a minus) the typical value.
    </p>
    ${renderQuantiles(report)}
    <h3>Does that depend on what was predicted?</h3>
    <p>
      Rows with similar predictions stand above each other: the dot is the middle one, the thick line holds half of
      them, the thin line nine tenths. A funnel means that large predictions are less sure than small ones.
    </p>
    ${renderByPrediction(report)}
  </section>`;
}

function renderQuantiles({ card, evaluation }: RegressionReport): Html {
  const { unit } = card.predicts;
  const quantiles = Object.entries(evaluation.residualQuantiles.typical)
    .map(([share, residual]) => ({ share: Number(share), residual }))
    .toSorted((left, right) => left.share - right.share);
  const negligible = NEGLIGIBLE * Math.max(...quantiles.map(({ residual }) => Math.abs(residual)));
  return renderStripPlot({
    caption: `Quantiles of actual minus typical${unit === '' ? '' : `, in ${unit}`}`,
    rowHeading: 'Share of rows',
    figureHeading: 'At most',
    reference: { value: 0, label: 'exact' },
    rows: quantiles.map(({ share, residual }) => ({
      label: formatShare(share),
      note: '',
      spread: { mean: residual, sd: 0 },
      figure: withUnit(formatNumber(Math.abs(residual) < negligible ? 0 : residual), unit),
      highlighted: share === 0.5,
    })),
  });
}

function renderByPrediction({ card, evaluation }: RegressionReport): Html {
  const { unit } = card.predicts;
  const inUnit = unit === '' ? '' : ` (${unit})`;
  const columns = evaluation.residuals.byPrediction.map(({ predictedMean, ...column }) => ({
    ...column,
    at: predictedMean,
  }));
  return html`<figure>
    ${renderQuantilePlot(columns, { xTitle: `predicted${inUnit}`, yTitle: `actual minus predicted${inUnit}` })}
  </figure>`;
}
