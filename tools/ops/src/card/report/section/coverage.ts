import { formatShare } from '../../figures/format-share';
import { formatShareSpread } from '../../figures/format-share-spread';
import { formatSpread } from '../../figures/format-spread';
import { toPercent } from '../../figures/to-percent';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { toIntervalTable } from '../../tables/to-interval-table';
import { renderStripPlot } from '../plot/strip-plot';
import { renderFigureTable } from '../render-figure-table';
import { toStripRows } from './to-strip-rows';

/** Whether the interval keeps what it claims, and how wide it is, for everybody and in each group. */
export function renderCoverage(card: ModelCard): Html {
  const level = formatShare(card.interval.level);
  return html`<section>
    <h2>Does the interval hold what it claims?</h2>
    <p>
      It claims to hold the true value in ${level} of cases. A group left of the dashed line gets less than that; far
      right of it, the interval is wider than it need be.
    </p>
    ${renderCoverageByGroup(card, level)} ${renderWidthByGroup(card)} ${renderFigureTable(toIntervalTable(card))}
  </section>`;
}

function renderCoverageByGroup({ interval }: ModelCard, level: string): Html {
  return renderStripPlot({
    caption: 'Share of actual values inside the interval, in percent',
    rowHeading: 'Group',
    figureHeading: 'Covered',
    reference: { value: interval.level * 100, label: `claimed ${level}` },
    rows: toStripRows(interval.coverage, interval.coverageByGroup, (coverage) => ({
      spread: toPercent(coverage),
      figure: formatShareSpread(coverage),
    })),
  });
}

function renderWidthByGroup({ interval, predicts: { unit } }: ModelCard): Html {
  return renderStripPlot({
    caption: 'Mean width of the interval; the narrower, the more it says',
    rowHeading: 'Group',
    figureHeading: 'Width',
    rows: toStripRows(interval.meanWidth, interval.meanWidthByGroup, (width) => ({
      spread: width,
      figure: withUnit(formatSpread(width), unit),
    })),
  });
}
