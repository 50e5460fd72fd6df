import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import type { CategoryEffect, FieldEffect, QuantityEffect } from '../field-effect';
import { renderLegend } from '../plot/legend';
import { MOST_SERIES, renderLinePlot } from '../plot/line-plot';
import { renderFigureTable } from '../render-figure-table';
import type { Report } from '../report';

/** How the answer changes with each field while all others stay as they are. */
export function renderEffects({ effects, card }: Report): Html {
  if (effects.length === 0) return html``;
  const { unit, label } = card.predicts;
  const answers = (effects[0]?.answers ?? []).slice(0, MOST_SERIES);
  const spanning = effects.flatMap(({ points }) => points.flatMap(({ means }) => means.slice(0, MOST_SERIES)));
  const yTitle = card.task === 'regression' ? `${label}${unit === '' ? '' : ` (${unit})`}` : 'probability';
  return html`<section>
    <h2>How the answer changes with each field</h2>
    <p>
      The mean answer over the background while one field is set to each value and all others stay as they are, within
      what the model has seen. The bars at the foot show where the rows of the table lie: where there are few, the curve
      is a guess. All plots have the same vertical axis.
    </p>
    ${renderLegend(answers)}
    <div class="plots">${effects.map((effect) => renderEffect(effect, yTitle, spanning))}</div>
  </section>`;
}

function renderEffect(effect: FieldEffect, yTitle: string, spanning: readonly number[]): Html {
  return effect.kind === 'quantity'
    ? renderQuantityEffect(effect, yTitle, spanning)
    : renderFigureTable(toCategoryTable(effect, yTitle));
}

function renderQuantityEffect(effect: QuantityEffect, yTitle: string, spanning: readonly number[]): Html {
  const { answers, points, label, unit, histogram } = effect;
  return html`<figure>
    <figcaption>${label}</figcaption>
    ${renderLinePlot({
      series: answers.slice(0, MOST_SERIES).map((name, answer) => ({
        name,
        points: points.map(({ value, means }) => ({ x: value, y: means[answer] ?? 0 })),
      })),
      histogram,
      spanning,
      xTitle: unit === '' ? label : `${label} (${unit})`,
      yTitle,
      shape: 'small',
    })}
  </figure>`;
}

function toCategoryTable({ label, answers, points }: CategoryEffect, yTitle: string) {
  return {
    caption: `${label}: mean ${yTitle}`,
    headings: [label, ...answers.slice(0, MOST_SERIES), 'Rows'],
    rows: points.map((point) => [
      point.label,
      ...point.means.slice(0, MOST_SERIES).map(formatNumber),
      formatNumber(point.rows),
    ]),
  };
}
