import { formatNumber } from '../../figures/format-number';
import { formatMetric, isMetricName, type MetricName, metrics } from '../../figures/metric';
import { html, type Html } from '../../html/html';
import type { MeanAndDeviation } from '../../../train/evaluation/spread';
import type { Evaluation } from '../../../train/evaluation/evaluation';
import { renderStripPlot } from '../plot/strip-plot';
import { renderFigureTable } from '../render-figure-table';
import type { Report } from '../report';

type Candidate = Evaluation['leaderboard'][number];

/** Loss by which a candidate aims at an answer (`training/src/medcast_training/task`). */
const LOSS_OF: Readonly<Record<string, string>> = { expected: 'squared', typical: 'absolute', probabilities: 'log' };

/** How the candidates compare: by the metric that decides each answer, then by every metric. */
export function renderLeaderboard(report: Report): Html {
  const { training } = report.card;
  return html`<section>
    <h2>${describeWinners(report)}</h2>
    <p>
      Every candidate was fitted and judged on the same ${training.folds.splits} folds, and these were dealt
      ${training.folds.repeats === 1 ? 'once' : `${training.folds.repeats} times`}; what is tuned is tuned inside each
      training fold. The dot is the mean over the repeats, the bar one standard deviation to each side: how much the
      figure moves when the rows are dealt anew.
    </p>
    ${Object.keys(training.chosen).map((answer) => renderCompetition(answer, report))}
    <div class="scrolling compact">${renderFigureTable(toMetricTable(report))}</div>
    ${renderTuned(report)} ${renderAbsent(report)}
  </section>`;
}

function describeWinners({ card: { training } }: Report): string {
  const winners = Object.entries(training.chosen).map(([answer, candidate]) => `${candidate} for ${answer}`);
  return `Which candidate won: ${winners.join(', ')}`;
}

function renderCompetition(answer: string, { card, evaluation }: Report): Html {
  const name = card.training.chosenBy[answer];
  if (name === undefined) return html``;
  const metric = metrics[name];
  const candidates: readonly Candidate[] = evaluation.leaderboard;
  return renderStripPlot({
    caption: `Candidates for ${answer}, by ${metric.label}: ${metric.meaning} (${metric.better} is better)`,
    rowHeading: 'Candidate',
    figureHeading: metric.label,
    rows: candidates
      .filter((candidate) => candidate.loss === LOSS_OF[answer] || candidate.chosenFor.includes(answer))
      .flatMap((candidate) => {
        const spread = figureOf(candidate, name);
        return spread === undefined ? [] : [{ candidate, spread }];
      })
      .toSorted((left, right) => compareBy(name, left.spread, right.spread))
      .map(({ candidate, spread }) => ({
        label: candidate.candidate,
        note: describeCandidate(candidate, answer),
        spread,
        figure: formatMetric(name, spread, card.predicts.unit),
        highlighted: candidate.chosenFor.includes(answer),
      })),
  });
}

function compareBy(name: MetricName, left: MeanAndDeviation, right: MeanAndDeviation): number {
  return metrics[name].better === 'smaller' ? left.mean - right.mean : right.mean - left.mean;
}

function describeCandidate({ chosenFor, featureSet, model }: Candidate, answer: string): string {
  return [model, `features: ${featureSet}`, ...(chosenFor.includes(answer) ? ['chosen'] : [])].join(' · ');
}

function figureOf({ metrics: figures }: Candidate, name: MetricName): MeanAndDeviation | undefined {
  const found = Object.entries(figures).find(([key]) => key === name)?.[1];
  return isSpread(found) ? found : undefined;
}

function isSpread(figure: unknown): figure is MeanAndDeviation {
  return typeof figure === 'object' && figure !== null && 'mean' in figure && 'sd' in figure;
}

/** Every candidate by every metric, with its rank. */
function toMetricTable({ card, evaluation }: Report) {
  const candidates: readonly Candidate[] = evaluation.leaderboard;
  const names = Object.keys(metrics)
    .filter(isMetricName)
    .filter((name) => candidates.some((candidate) => figureOf(candidate, name) !== undefined));
  const { unit } = card.predicts;
  return {
    caption: 'Every candidate by every metric: mean ± sd, and its rank in brackets',
    headings: ['Candidate', ...names.map((name) => metrics[name].label)],
    rows: candidates.map((candidate) => [
      candidate.candidate,
      ...names.map((name) => describeFigure(candidate, name, unit)),
    ]),
  };
}

function describeFigure(candidate: Candidate, name: MetricName, unit: string): string {
  const spread = figureOf(candidate, name);
  if (spread === undefined) return '–';
  const rank = candidate.ranks?.[name];
  const figure = formatMetric(name, spread, unit);
  return typeof rank === 'number' ? `${figure} (${rank})` : figure;
}

function renderTuned({ evaluation }: Report): Html {
  const candidates: readonly Candidate[] = evaluation.leaderboard;
  const rows = candidates.flatMap(({ candidate, tuned, weights }) => {
    const settled = Object.entries({ ...tuned, ...weights }).map(
      ([name, value]) => `${name} ${describeSetting(value)}`,
    );
    return settled.length === 0 ? [] : [[candidate, settled.join(', ')]];
  });
  return renderFigureTable({
    caption: 'What tuning and blending settled on, for the model that is fitted to all rows',
    headings: ['Candidate', 'Settled on'],
    rows,
  });
}

function describeSetting(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value) : JSON.stringify(value);
}

function renderAbsent({ card: { training } }: Report): Html {
  return renderFigureTable({
    caption: 'Candidates that could not compete here',
    headings: ['Candidate', 'Why'],
    rows: training.absent.map(({ candidate, model, reason }) => [`${candidate} (${model})`, reason]),
  });
}
