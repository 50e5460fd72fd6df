import type { MeanAndDeviation } from '../../../train/evaluation/spread';
import { html, type Html } from '../../html/html';
import { createLinearScale, type LinearScale } from './linear-scale';
import { renderStripAxis } from './strip-axis';
import { renderStrip } from './strip';

/** A table whose middle column shows each row's figure as a dot with an error bar on a common axis. */
export interface StripPlot {
  /** What is shown and how to read it. */
  readonly caption: string;
  readonly rowHeading: string;
  readonly figureHeading: string;
  readonly rows: readonly StripRow[];
  /** A level to compare with, marked in every row. */
  readonly reference?: StripReference;
}

/** One row of a {@link StripPlot}. */
export interface StripRow {
  readonly label: string;
  /** Small print beside the label. */
  readonly note: string;
  readonly spread: MeanAndDeviation;
  /** The figure as text. */
  readonly figure: string;
  readonly highlighted: boolean;
}

/** A level to compare with. */
export interface StripReference {
  readonly value: number;
  readonly label: string;
}

/** Renders a {@link StripPlot}; on a narrow page the strips move below their labels. */
export function renderStripPlot(plot: StripPlot): Html {
  const scale = createLinearScale([
    ...plot.rows.flatMap(({ spread }) => [spread.mean - spread.sd, spread.mean + spread.sd]),
    ...(plot.reference === undefined ? [] : [plot.reference.value]),
  ]);
  return html`<table class="strips">
    <caption>
      ${plot.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${plot.rowHeading}</th>
        <td class="strip">${renderStripAxis(scale, plot.reference)}</td>
        <th scope="col" class="figure">${plot.figureHeading}</th>
      </tr>
    </thead>
    <tbody>
      ${plot.rows.map((row) => renderStripRow(row, scale, plot.reference))}
    </tbody>
  </table>`;
}

function renderStripRow(row: StripRow, scale: LinearScale, reference: StripReference | undefined): Html {
  return html`<tr class="${row.highlighted ? 'highlighted' : 'plain'}">
    <th scope="row">${row.label} <small>${row.note}</small></th>
    <td class="strip">${renderStrip(row.spread, scale, reference)}</td>
    <td class="figure">${row.figure}</td>
  </tr>`;
}
