import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { toDataTable } from '../../tables/to-data-table';
import { toIgnoredTable } from '../../tables/to-ignored-table';
import { toToolTable } from '../../tables/to-tool-table';
import { toTrainedTable } from '../../tables/to-trained-table';
import { toTrainingTable } from '../../tables/to-training-table';
import { renderFigureTable } from '../render-figure-table';

/** What the model was made of, and how. */
export function renderOrigin(card: ModelCard): Html {
  const tables = [
    toDataTable(card),
    toIgnoredTable(card),
    toTrainedTable(card),
    toTrainingTable(card),
    toToolTable(card),
  ];
  return html`<section>
    <h2>Where it comes from</h2>
    <p>The same table, seed and tools give the same model and this same page.</p>
    ${tables.map(renderFigureTable)}
  </section>`;
}
