import { html, type Html } from '../../html/html';
import type { LinearScale } from './linear-scale';
import type { StripReference } from './strip-plot';

/** The tick labels above the strips, and above them the name of the level to compare with. */
export function renderStripAxis(scale: LinearScale, reference: StripReference | undefined): Html {
  return html`<svg class="axis" aria-hidden="true">
    ${reference === undefined ? [] : [renderReferenceLabel(scale.toPlace(reference.value), reference.label)]}
    ${scale.ticks.map(
      ({ value, label }) => html`<text class="tick" x="${scale.toPlace(value)}" y="92%">${label}</text>`,
    )}
  </svg>`;
}

function renderReferenceLabel(place: string, label: string): Html {
  return html`<text class="reference-label" x="${place}" y="40%">${label}</text>`;
}
