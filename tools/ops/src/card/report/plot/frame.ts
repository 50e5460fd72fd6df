import { html, type Html } from '../../html/html';
import type { LinearScale } from './linear-scale';

/** The axes of a plot and what they mean. */
export interface Frame {
  readonly x: LinearScale;
  readonly y: LinearScale;
  /** With its unit: "predicted (USD)". */
  readonly xTitle: string;
  readonly yTitle: string;
  /** What is to be seen, for those who cannot. */
  readonly description: string;
  readonly shape: 'square' | 'wide' | 'small';
}

/** Renders marks, which stand at percentages of the frame, on a grid with labelled axes. */
export function renderFrame({ x, y, xTitle, yTitle, description, shape }: Frame, marks: readonly Html[]): Html {
  return html`<svg class="frame ${shape}" role="img" aria-label="${description}">
    ${x.ticks.map(({ value, label }) => renderUpright(x.toPlace(value), label))}
    ${y.ticks.map(({ value, label }) => renderLevel(y.toPlaceFromEnd(value), label))} ${marks}
    <text class="axis-title" x="50%" y="100%" dy="44">${xTitle}</text>
    <text class="axis-title upwards" x="0" y="0" dx="-40" dy="-14">${yTitle}</text>
  </svg>`;
}

function renderUpright(place: string, label: string): Html {
  return html`<line class="grid" x1="${place}" x2="${place}" y1="0" y2="100%" />
    <text class="tick" x="${place}" y="100%" dy="20">${label}</text>`;
}

function renderLevel(place: string, label: string): Html {
  return html`<line class="grid" x1="0" x2="100%" y1="${place}" y2="${place}" />
    <text class="tick side" x="0" y="${place}" dx="-8" dy="4">${label}</text>`;
}
