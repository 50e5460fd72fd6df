import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import { renderFrame } from './frame';
import { createLinearScale, type LinearScale, toPercentage } from './linear-scale';

/** How many rows fall into each cell of two axes that are cut alike. */
export interface CellCounts {
  readonly edges: readonly number[];
  /** By part of the vertical axis, then of the horizontal one. */
  readonly counts: readonly (readonly number[])[];
}

/** What the axes of a heat map mean, with their units. */
export interface HeatMapAxes {
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Opacity of a cell with the fewest rows; that with the most is opaque. */
const FAINTEST = 0.12;

/** Plots counts as cells that are the stronger the more rows they hold, by the logarithm of their number. */
export function renderHeatMap({ edges, counts }: CellCounts, { xTitle, yTitle }: HeatMapAxes): Html {
  const scale = createLinearScale(edges);
  const most = Math.max(...counts.flat(), 1);
  const cells = counts.flatMap((row, vertical) =>
    row.flatMap((count, horizontal) =>
      count > 0 ? [renderCell(scale, { edges, vertical, horizontal, count, most })] : [],
    ),
  );
  const description = `${yTitle} against ${xTitle}: the darker a cell, the more rows`;
  return renderFrame({ x: scale, y: scale, xTitle, yTitle, description, shape: 'square' }, [
    ...cells,
    html`<line class="reference" x1="0" y1="100%" x2="100%" y2="0" />`,
  ]);
}

interface Cell {
  readonly edges: readonly number[];
  readonly vertical: number;
  readonly horizontal: number;
  readonly count: number;
  readonly most: number;
}

function renderCell(scale: LinearScale, { edges, vertical, horizontal, count, most }: Cell): Html {
  const left = scale.toShare(edges[horizontal] ?? 0);
  const right = scale.toShare(edges[horizontal + 1] ?? 0);
  const bottom = scale.toShare(edges[vertical] ?? 0);
  const top = scale.toShare(edges[vertical + 1] ?? 0);
  const strength = FAINTEST + (1 - FAINTEST) * (most > 1 ? Math.log(count) / Math.log(most) : 1);
  return html`<rect
    class="cell"
    x="${toPercentage(left)}"
    y="${toPercentage(1 - top)}"
    width="${toPercentage(right - left)}"
    height="${toPercentage(top - bottom)}"
    fill-opacity="${Number(Math.max(strength, FAINTEST).toFixed(3))}"
  >
    <title>${formatNumber(count)} rows</title>
  </rect>`;
}
