import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { toGateTable } from '../../tables/to-gate-table';
import { renderFigureTable } from '../render-figure-table';

/** What the model had to meet before it was published, and what was missed. */
export function renderGates(card: ModelCard): Html {
  return html`<section>
    <h2>${describeVerdict(card)}</h2>
    <p>
      A model is published only when it passes every gate, or when somebody gives a reason to publish it all the same.
    </p>
    ${renderFigureTable(toGateTable(card))}
  </section>`;
}

function describeVerdict({ override }: ModelCard): string {
  return override === undefined ? 'It passed every gate' : 'It misses gates and was published all the same';
}
