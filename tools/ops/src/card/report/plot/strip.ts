import type { MeanAndDeviation } from '../../../train/evaluation/spread';
import { html, type Html } from '../../html/html';
import type { LinearScale } from './linear-scale';
import type { StripReference } from './strip-plot';

/** One figure as a dot with an error bar. Hidden from screen readers: the figure stands beside it as text. */
export function renderStrip(
  { mean, sd }: MeanAndDeviation,
  scale: LinearScale,
  reference: StripReference | undefined,
): Html {
  const from = scale.toPlace(mean - sd);
  const to = scale.toPlace(mean + sd);
  return html`<svg aria-hidden="true">
    ${scale.ticks.map((tick) => renderUpright('grid', scale.toPlace(tick.value)))}
    ${reference === undefined ? [] : [renderUpright('reference', scale.toPlace(reference.value))]}
    <line class="error-bar" x1="${from}" x2="${to}" y1="50%" y2="50%" />
    ${[from, to].map((end) => html`<line class="error-bar" x1="${end}" x2="${end}" y1="35%" y2="65%" />`)}
    <circle class="dot" cx="${scale.toPlace(mean)}" cy="50%" r="4" />
  </svg>`;
}

function renderUpright(className: string, place: string): Html {
  return html`<line class="${className}" x1="${place}" x2="${place}" y1="0" y2="100%" />`;
}
