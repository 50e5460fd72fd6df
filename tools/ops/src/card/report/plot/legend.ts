import { html, type Html } from '../../html/html';

/** Names the curves of a plot by their colours; a single curve needs no legend. */
export function renderLegend(names: readonly string[]): Html {
  if (names.length < 2) return html``;
  return html`<ul class="legend">
    ${names.map((name, index) => html`<li class="series-${index}"><span class="swatch"></span>${name}</li>`)}
  </ul>`;
}
