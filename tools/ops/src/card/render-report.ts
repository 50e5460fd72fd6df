import { html, type Html } from './html/html';
import { pageStyle } from './report/page-style';
import { plotStyle } from './report/plot-style';
import type { Report } from './report/report';
import { renderCalibration } from './report/section/calibration';
import { renderConfusion } from './report/section/confusion';
import { renderCoverage } from './report/section/coverage';
import { renderEffects } from './report/section/effects';
import { renderGates } from './report/section/gates';
import { renderGroups } from './report/section/groups';
import { renderImportance } from './report/section/importance';
import { renderLeaderboard } from './report/section/leaderboard';
import { renderLearning } from './report/section/learning';
import { renderMethods } from './report/section/methods';
import { renderOrigin } from './report/section/origin';
import { renderPredictedAgainstActual } from './report/section/predicted-against-actual';
import { renderResiduals } from './report/section/residuals';
import { renderSummary } from './report/section/summary';
import { tableStyle } from './report/table-style';

/**
 * Renders the training report as one page that needs nothing else: no script, no font, no network.
 * The same input gives the same bytes.
 */
export function renderReport(report: Report): string {
  const { card } = report;
  return `${
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${card.title}: training report of ${card.model.name} ${card.model.version}</title>
          <style>
            ${pageStyle} ${tableStyle} ${plotStyle}
          </style>
        </head>
        <body>
          <main>${renderSections(report)}</main>
        </body>
      </html>`.markup
  }\n`;
}

function renderSections(report: Report): readonly Html[] {
  const { card } = report;
  return [
    renderSummary(card),
    renderGroups(report),
    ...renderAnswers(report),
    renderCoverage(card),
    renderImportance(card),
    renderEffects(report),
    renderLeaderboard(report),
    renderMethods(report),
    renderLearning(report),
    renderGates(card),
    renderOrigin(card),
  ];
}

/** The sections that only one kind of model has. */
function renderAnswers(report: Report): readonly Html[] {
  return report.task === 'regression'
    ? [renderPredictedAgainstActual(report), renderCalibration(report), renderResiduals(report)]
    : [renderConfusion(report), renderCalibration(report)];
}
