import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import { renderFrame } from './frame';
import { createLinearScale, type LinearScale } from './linear-scale';

/** Quantiles of what lies at one place of the horizontal axis. */
export interface QuantileColumn {
  readonly at: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  readonly rows: number;
}

/** What the axes of a plot of quantiles mean, with their units. */
export interface QuantileAxes {
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Plots for each place the median as a dot, the middle half as a thick and nine tenths as a thin line. */
export function renderQuantilePlot(columns: readonly QuantileColumn[], { xTitle, yTitle }: QuantileAxes): Html {
  const x = createLinearScale(columns.map(({ at }) => at));
  const y = createLinearScale([0, ...columns.flatMap(({ q05, q95 }) => [q05, q95])]);
  const zero = y.toPlaceFromEnd(0);
  return renderFrame({ x, y, xTitle, yTitle, description: `${yTitle} by ${xTitle}`, shape: 'wide' }, [
    html`<line class="reference" x1="0" x2="100%" y1="${zero}" y2="${zero}" />`,
    ...columns.map((column) => renderColumn(column, x, y)),
  ]);
}

function renderColumn({ at, q05, q25, q50, q75, q95, rows }: QuantileColumn, x: LinearScale, y: LinearScale): Html {
  const place = x.toPlace(at);
  const renderLine = (className: string, from: number, to: number) =>
    html`<line
      class="${className}"
      x1="${place}"
      x2="${place}"
      y1="${y.toPlaceFromEnd(from)}"
      y2="${y.toPlaceFromEnd(to)}"
    />`;
  return html`<g>
    <title>
      at ${formatNumber(at)}: median ${formatNumber(q50)}, nine tenths from ${formatNumber(q05)} to
      ${formatNumber(q95)}, ${rows} rows
    </title>
    ${renderLine('whisker', q05, q95)} ${renderLine('box', q25, q75)}
    <circle class="dot" cx="${place}" cy="${y.toPlaceFromEnd(q50)}" r="4" />
  </g>`;
}
