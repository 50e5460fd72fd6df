import { describeCeiling } from '../../describe-ceiling';
import { formatMetric, type MetricName, metrics } from '../../figures/metric';
import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import { renderLinePlot } from '../plot/line-plot';
import { renderFigureTable } from '../render-figure-table';
import type { Report } from '../report';

/** Whether more rows would help, and how good any model could be. */
export function renderLearning(report: Report): Html {
  const answers = Object.entries(report.card.training.chosenBy);
  return html`<section>
    <h2>Would more rows help?</h2>
    <p>
      The chosen candidates fitted to a part of the rows and judged on rows that they had not seen. A curve that is
      still bending towards better at its end says yes; a flat one says that other fields would help, not more rows.
    </p>
    <div class="plots">${answers.map(([answer, name]) => renderCurve(answer, name, report))}</div>
    ${renderFigureTable(toCurveTable(report))}
    <h3>How good could any model be?</h3>
    <p>${describeCeiling(report.card)}</p>
  </section>`;
}

function renderCurve(answer: string, name: MetricName, { card, evaluation }: Report): Html {
  const { metric, figure } = card.noiseCeiling;
  const { label, in: unitOf } = metrics[name];
  const { unit } = card.predicts;
  const points = evaluation.learningCurve.flatMap(({ rows, metrics: figures }) => {
    const spread = figures[answer];
    return spread === undefined ? [] : [{ x: rows, y: spread.mean, error: spread.sd }];
  });
  if (points.length === 0) return html``;
  return html`<figure>
    <figcaption>${answer}: ${label}, ${metrics[name].better} is better</figcaption>
    ${renderLinePlot({
      series: [{ name: label, points }],
      reference: metric === name && figure !== null ? { value: figure, label: 'ceiling' } : undefined,
      xTitle: 'rows learned from',
      yTitle: unitOf === 'target unit' && unit !== '' ? `${label} (${unit})` : label,
      shape: 'small',
    })}
  </figure>`;
}

function toCurveTable({ card, evaluation }: Report) {
  const answers = Object.entries(card.training.chosenBy);
  return {
    caption: 'The same in figures',
    headings: ['Rows', ...answers.map(([answer, name]) => `${answer}: ${metrics[name].label}`)],
    rows: evaluation.learningCurve.map(({ rows, metrics: figures }) => [
      formatNumber(rows),
      ...answers.map(([answer, name]) => {
        const spread = figures[answer];
        return spread === undefined ? '–' : formatMetric(name, spread, card.predicts.unit);
      }),
    ]),
  };
}
