import type { Evaluation } from '../../../train/evaluation';
import { formatNumber } from '../../figures/format-number';
import { formatShare } from '../../figures/format-share';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { renderStripPlot } from '../plot/strip-plot';

/** Residuals smaller than this share of the largest are exact for a reader, and shown as 0. */
const NEGLIGIBLE = 1e-5;

/** How the actual values lie around the typical one. */
export function renderResiduals({ predicts: { unit } }: ModelCard, { residualQuantiles }: Evaluation): Html {
  const quantiles = Object.entries(residualQuantiles.typical)
    .map(([share, residual]) => ({ share: Number(share), residual }))
    .toSorted((left, right) => left.share - right.share);
  const negligible = NEGLIGIBLE * Math.max(...quantiles.map(({ residual }) => Math.abs(residual)));
  return html`<section>
    <h2>How far off is the typical value?</h2>
    <p>
      Actual minus typical, on rows that the model had not seen. Read a line as: of all rows, this share came out at
      most so much above (or below, with a minus) the typical value.
    </p>
    ${renderStripPlot({
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
    })}
  </section>`;
}
