import { html, type Html } from '../../html/html';
import { type Frame, renderFrame } from './frame';
import { createLinearScale, type LinearScale, toPercentage } from './linear-scale';

/** A curve of a plot. */
export interface Series {
  readonly name: string;
  readonly points: readonly SeriesPoint[];
}

/** A point of a curve, with half the length of its error bar. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
  readonly error?: number;
}

/** What a plot of curves shows beside them. */
export interface LinePlot extends Pick<Frame, 'xTitle' | 'yTitle' | 'shape'> {
  readonly series: readonly Series[];
  /** A level to compare with. */
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
  /** How often the places of the horizontal axis occur, drawn as bars along it. */
  readonly histogram?: { readonly edges: readonly number[]; readonly counts: readonly number[] } | undefined;
  /** The vertical axis spans these values too, so that several plots can be compared. */
  readonly spanning?: readonly number[] | undefined;
}

/** Height of the highest bar of the histogram, as a share of the frame. */
const TALLEST_BAR = 0.25;
/** Curves have as many colours; more would not be told apart. */
export const MOST_SERIES = 6;

/** Plots curves over a common axis. */
export function renderLinePlot({ series, reference, histogram, spanning = [], ...titles }: LinePlot): Html {
  const points = series.flatMap((curve) => curve.points);
  const x = createLinearScale([...points.map((point) => point.x), ...(histogram?.edges ?? [])]);
  const y = createLinearScale([
    ...spanning,
    ...points.flatMap(({ y: value, error = 0 }) => [value - error, value + error]),
    ...(reference === undefined ? [] : [reference.value]),
  ]);
  const names = series.map((curve) => curve.name).join(', ');
  return renderFrame({ ...titles, x, y, description: `${titles.yTitle} by ${titles.xTitle}: ${names}` }, [
    ...(histogram === undefined ? [] : [renderBars(histogram, x)]),
    ...(reference === undefined ? [] : [renderReference(reference, y)]),
    ...series.map((curve, index) => renderCurve(curve, index, { x, y })),
  ]);
}

function renderReference({ value, label }: { readonly value: number; readonly label: string }, y: LinearScale): Html {
  const place = y.toPlaceFromEnd(value);
  return html`<line class="reference" x1="0" x2="100%" y1="${place}" y2="${place}" />
    <text class="reference-label ending" x="100%" y="${place}" dy="-6">${label}</text>`;
}

function renderCurve(
  { name, points }: Series,
  index: number,
  { x, y }: { readonly x: LinearScale; readonly y: LinearScale },
): Html {
  const path = points.map((point) => `${toHundred(x.toShare(point.x))},${toHundred(1 - y.toShare(point.y))}`).join(' ');
  return html`<g class="series series-${index}">
    <title>${name}</title>
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
      <polyline class="curve" points="${path}" />
    </svg>
    ${points.flatMap((point) => (point.error === undefined ? [] : [renderErrorBar(point, point.error, { x, y })]))}
  </g>`;
}

function renderErrorBar(
  point: SeriesPoint,
  error: number,
  { x, y }: { readonly x: LinearScale; readonly y: LinearScale },
): Html {
  const place = x.toPlace(point.x);
  const [from, to] = [y.toPlaceFromEnd(point.y - error), y.toPlaceFromEnd(point.y + error)];
  return html`<line class="error-bar" x1="${place}" x2="${place}" y1="${from}" y2="${to}" />
    <circle class="dot" cx="${place}" cy="${y.toPlaceFromEnd(point.y)}" r="4" />`;
}

/** Bars as high as their part of the axis is dense: a wide bar of many is no higher than a narrow one of few. */
function renderBars({ edges, counts }: NonNullable<LinePlot['histogram']>, x: LinearScale): Html {
  const densities = counts.map((count, bin) => count / widthOf(edges, bin));
  const densest = Math.max(...densities.filter(Number.isFinite), Number.MIN_VALUE);
  return html`<g class="bars">
    ${densities.map((density, bin) => {
      const left = x.toShare(edges[bin] ?? 0);
      const height = (TALLEST_BAR * Math.min(density, densest)) / densest;
      return html`<rect
        x="${toPercentage(left)}"
        width="${toPercentage(x.toShare(edges[bin + 1] ?? 0) - left)}"
        y="${toPercentage(1 - height)}"
        height="${toPercentage(height)}"
      />`;
    })}
  </g>`;
}

function widthOf(edges: readonly number[], bin: number): number {
  return (edges[bin + 1] ?? 0) - (edges[bin] ?? 0);
}

function toHundred(share: number): number {
  return Number((share * 100).toFixed(2));
}
