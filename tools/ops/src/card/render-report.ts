import type { Evaluation } from '../train/evaluation';
import { html } from './html/html';
import type { ModelCard } from './model-card';
import { pageStyle } from './report/page-style';
import { plotStyle } from './report/plot-style';
import { tableStyle } from './report/table-style';
import { renderCalibration } from './report/section/calibration';
import { renderCoverage } from './report/section/coverage';
import { renderGroups } from './report/section/groups';
import { renderIntervalMethods } from './report/section/interval-methods';
import { renderLeaderboard } from './report/section/leaderboard';
import { renderOrigin } from './report/section/origin';
import { renderResiduals } from './report/section/residuals';
import { renderSummary } from './report/section/summary';

/**
 * Renders the training report as one page that needs nothing else: no script, no font, no network.
 * The same input gives the same bytes.
 */
export function renderReport(card: ModelCard, evaluation: Evaluation): string {
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
          <main>
            ${renderSummary(card)} ${renderGroups(card, evaluation)} ${renderCalibration(card, evaluation)}
            ${renderCoverage(card)} ${renderResiduals(card, evaluation)} ${renderLeaderboard(card, evaluation)}
            ${renderIntervalMethods(card, evaluation)} ${renderOrigin(card)}
          </main>
        </body>
      </html>`.markup
  }\n`;
}
