import { describeAnswers } from '../../describe-answers';
import { formatMetric, metrics } from '../../figures/metric';
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
    ${renderOverride(card)}
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

function renderOverride({ override }: ModelCard): Html {
  if (override === undefined) return html``;
  return html`<section class="limits">
    <h2>Published although it misses gates</h2>
    <p>Missed: ${override.gates.join('; ')}.</p>
    <p>Reason given: ${override.reason}</p>
  </section>`;
}

function renderTiles(card: ModelCard): Html {
  return html`<ul class="tiles">
    ${toTiles(card).map(({ name, figure }) => html`<li><strong>${keepTogether(figure)}</strong> ${name}</li>`)}
  </ul>`;
}

function toTiles(card: ModelCard): readonly { name: string; figure: string }[] {
  const { unit } = card.predicts;
  if (card.task === 'regression') {
    return [
      { name: 'expected: R²', figure: formatMetric('r2', card.metrics.expected.r2, unit) },
      { name: 'typical: mean absolute error', figure: formatMetric('mae', card.metrics.typical.mae, unit) },
      { name: 'interval: covered', figure: formatShareSpread(card.interval.coverage) },
    ];
  }
  const { accuracy, logLoss } = card.metrics.probabilities;
  return [
    ...(accuracy === undefined
      ? []
      : [{ name: metrics.accuracy.meaning, figure: formatMetric('accuracy', accuracy, unit) }]),
    ...(logLoss === undefined
      ? []
      : [{ name: 'probabilities: log loss', figure: formatMetric('logLoss', logLoss, unit) }]),
    { name: 'prediction set: covered', figure: formatShareSpread(card.set.coverage) },
  ];
}
