import { html, type Html } from '../../html/html';
import type { LinearScale } from './linear-scale';
import type { StripReference } from './strip-plot';

/** The tick labels above the strips, and above them the name of the level to compare with. */
export function renderStripAxis(scale: LinearScale, reference: StripReference | undefined): Html {
  return html`<svg class="${reference === undefined ? 'axis' : 'axis named'}" aria-hidden="true">
    ${reference === undefined ? [] : [renderReferenceLabel(scale.toPlace(reference.value), reference.label)]}
    ${scale.ticks.map(
      ({ value, label }) => html`<text class="tick" x="${scale.toPlace(value)}" y="100%" dy="-4">${label}</text>`,
    )}
  </svg>`;
}

function renderReferenceLabel(place: string, label: string): Html {
  return html`<text class="reference-label" x="${place}" y="0" dy="12">${label}</text>`;
}
