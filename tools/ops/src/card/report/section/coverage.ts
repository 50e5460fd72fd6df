import { formatShare } from '../../figures/format-share';
import { formatShareSpread } from '../../figures/format-share-spread';
import { formatSpread } from '../../figures/format-spread';
import { toPercent } from '../../figures/to-percent';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import type { ClassificationCard, ModelCard, RegressionCard } from '../../model-card';
import { toIntervalTable } from '../../tables/to-interval-table';
import { renderStripPlot, type StripRow } from '../plot/strip-plot';
import { renderFigureTable } from '../render-figure-table';
import { toStripRows } from './to-strip-rows';

/** Whether the interval or the prediction set keeps what it claims, for everybody and in each group. */
export function renderCoverage(card: ModelCard): Html {
  return card.task === 'regression' ? renderOfInterval(card) : renderOfSet(card);
}

function renderOfInterval(card: RegressionCard): Html {
  const { interval, predicts } = card;
  const level = formatShare(interval.level);
  return html`<section>
    <h2>Does the interval hold what it claims?</h2>
    <p>
      It claims to hold the true value in ${level} of cases. A group left of the dashed line gets less than that; far
      right of it, the interval is wider than it need be.
    </p>
    ${renderStripPlot({
      caption: 'Share of actual values inside the interval, in percent',
      rowHeading: 'Group',
      figureHeading: 'Covered',
      reference: { value: interval.level * 100, label: `claimed ${level}` },
      rows: toStripRows(interval.coverage, interval.coverageByGroup, showShare),
    })}
    ${renderStripPlot({
      caption: 'Mean width of the interval; the narrower, the more it says',
      rowHeading: 'Group',
      figureHeading: 'Width',
      rows: toStripRows(interval.meanWidth, interval.meanWidthByGroup, (width) => ({
        spread: width,
        figure: withUnit(formatSpread(width), predicts.unit),
      })),
    })}
    ${renderFigureTable(toIntervalTable(card))}
  </section>`;
}

function renderOfSet(card: ClassificationCard): Html {
  const { set, predicts } = card;
  const level = formatShare(set.level);
  const byLabel = Object.entries(set.coverageByLabel).map(([label, coverage]): StripRow => ({
    ...showShare(coverage),
    label: `${predicts.label}: ${label}`,
    note: '',
    highlighted: false,
  }));
  return html`<section>
    <h2>Does the prediction set hold what it claims?</h2>
    <p>
      It claims to hold the true label in ${level} of cases. A label or group left of the dashed line gets less than
      that. The fewer labels a set holds, the more it says.
    </p>
    ${renderStripPlot({
      caption: 'Share of rows whose true label is in the set, in percent',
      rowHeading: 'Rows',
      figureHeading: 'Covered',
      reference: { value: set.level * 100, label: `claimed ${level}` },
      rows: [...toStripRows(set.coverage, set.coverageByGroup, showShare), ...byLabel],
    })}
    ${renderFigureTable(toIntervalTable(card))}
  </section>`;
}

function showShare(coverage: { readonly mean: number; readonly sd: number }): Pick<StripRow, 'spread' | 'figure'> {
  return { spread: toPercent(coverage), figure: formatShareSpread(coverage) };
}
