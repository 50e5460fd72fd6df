import { describeAnswers } from '../../describe-answers';
import { formatMetric } from '../../figures/metric';
import { formatShareSpread } from '../../figures/format-share-spread';
import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { keepTogether } from '../keep-together';

/** What the model is, what it is for, what it is not for, and its main figures. */
export function renderSummary(card: ModelCard): Html {
  return html`<header>
      <p class="eyebrow">Training report · ${card.model.name} · version ${card.model.version} · ${card.task}</p>
      <h1>${card.title}</h1>
      <p class="lead">${card.intendedUse}</p>
    </header>
    <section>
      <h2>In short</h2>
      ${renderTiles(card)}
      <p>For one record the model answers:</p>
      <dl>
        ${describeAnswers(card).map(
          ({ name, meaning }) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
    </section>
    <section class="limits">
      <h2>Limits</h2>
      <p>${card.limits}</p>
    </section>
    <section>
      <h2>Notes</h2>
      <p>${card.notes}</p>
    </section>`;
}

function renderTiles({ metrics, interval, predicts }: ModelCard): Html {
  const tiles = [
    { name: 'expected: R²', figure: formatMetric('r2', metrics.expected.r2, predicts.unit) },
    { name: 'typical: mean absolute error', figure: formatMetric('mae', metrics.typical.mae, predicts.unit) },
    { name: 'interval: covered', figure: formatShareSpread(interval.coverage) },
  ];
  return html`<ul class="tiles">
    ${tiles.map(({ name, figure }) => html`<li><strong>${keepTogether(figure)}</strong> ${name}</li>`)}
  </ul>`;
}
