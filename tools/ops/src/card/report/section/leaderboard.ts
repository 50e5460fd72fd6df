import { formatMetric, type MetricName, metrics } from '../../figures/metric';
import { html, type Html } from '../../html/html';
import type { Evaluation } from '../../../train/evaluation';
import type { ModelCard } from '../../model-card';
import { renderStripPlot } from '../plot/strip-plot';

type Candidate = Evaluation['leaderboard'][number];
type Answer = 'expected' | 'typical';

/** Loss by which a candidate aims at an answer (`training/src/medcast_training/task.py`). */
const LOSS_OF: Readonly<Record<Answer, string>> = { expected: 'squared', typical: 'absolute' };

/** How the candidates for each answer compare, best first. */
export function renderLeaderboard(card: ModelCard, evaluation: Evaluation): Html {
  return html`<section>
    <h2>Which candidate won</h2>
    <p>
      Every candidate was fitted and judged on the same ${card.training.folds.splits} folds, repeated
      ${card.training.folds.repeats} times. The dot is the mean over the repeats, the bar one standard deviation to each
      side: how much the figure moves when the rows are dealt anew.
    </p>
    ${renderCompetition('expected', card, evaluation)} ${renderCompetition('typical', card, evaluation)}
  </section>`;
}

function renderCompetition(answer: Answer, { training, predicts }: ModelCard, { leaderboard }: Evaluation): Html {
  const name = training.chosenBy[answer];
  const metric = metrics[name];
  return renderStripPlot({
    caption: `Candidates for ${answer}, by ${metric.label}: ${metric.meaning} (${metric.better} is better)`,
    rowHeading: 'Candidate',
    figureHeading: metric.label,
    rows: leaderboard
      .filter((candidate) => candidate.loss === LOSS_OF[answer] || candidate.chosenFor.includes(answer))
      .toSorted((left, right) => compareByMetric(name, left, right))
      .map((candidate) => ({
        label: candidate.candidate,
        note: describeCandidate(candidate, answer),
        spread: candidate.metrics[name],
        figure: formatMetric(name, candidate.metrics[name], predicts.unit),
        highlighted: candidate.chosenFor.includes(answer),
      })),
  });
}

function compareByMetric(name: MetricName, left: Candidate, right: Candidate): number {
  const difference = left.metrics[name].mean - right.metrics[name].mean;
  return metrics[name].better === 'smaller' ? difference : -difference;
}

function describeCandidate({ chosenFor, featureSet }: Candidate, answer: Answer): string {
  return chosenFor.includes(answer) ? `features: ${featureSet} · chosen` : `features: ${featureSet}`;
}
