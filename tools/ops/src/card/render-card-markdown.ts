import { describeAnswers } from './describe-answers';
import { describeCeiling } from './describe-ceiling';
import { escapeMarkdown } from './markdown/escape-markdown';
import { renderSection } from './markdown/render-section';
import type { ModelCard } from './model-card';
import { toAnswerTable } from './tables/to-answer-table';
import { toCoverageTable } from './tables/to-coverage-table';
import { toDataTable } from './tables/to-data-table';
import { toGateTable } from './tables/to-gate-table';
import { toGroupTable } from './tables/to-group-table';
import { toIgnoredTable } from './tables/to-ignored-table';
import { toImportanceTable } from './tables/to-importance-table';
import { toIntervalTable } from './tables/to-interval-table';
import { toToolTable } from './tables/to-tool-table';
import { toTrainedTable } from './tables/to-trained-table';
import { toTrainingTable } from './tables/to-training-table';
import { toWarningTable } from './tables/to-warning-table';

/** Renders a model card as Markdown: limits before figures, plain words before each table. Ends with a newline. */
export function renderCardMarkdown(card: ModelCard): string {
  const blocks = [
    `# ${escapeMarkdown(card.title)}`,
    `Model card of \`${card.model.name}\`, version ${card.model.version}: ${card.task}. For one record it answers`,
    describeAnswers(card)
      .map(({ name, meaning }) => `- **${name}**, ${escapeMarkdown(meaning)}`)
      .join('\n'),
    ...renderOverride(card),
    '## Intended use',
    escapeMarkdown(card.intendedUse),
    '## Limits',
    escapeMarkdown(card.limits),
    ...renderCeiling(card),
    '## Notes',
    escapeMarkdown(card.notes),
    ...renderFigures(card),
    ...renderOrigin(card),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderOverride({ override }: ModelCard): string[] {
  if (override === undefined) return [];
  return [
    '## Published although it misses gates',
    `Missed: ${override.gates.map(escapeMarkdown).join('; ')}. Reason given: ${escapeMarkdown(override.reason)}`,
  ];
}

function renderCeiling(card: ModelCard): string[] {
  return [`How good any model could be on this table. ${escapeMarkdown(describeCeiling(card))}`];
}

function renderFigures(card: ModelCard): string[] {
  const what = card.task === 'regression' ? 'An interval' : 'A prediction set';
  const small = card.task === 'regression' ? 'narrower' : 'smaller';
  return [
    ...renderSection(
      'Each figure is measured by cross-validation on rows that the model had not seen. After ± stands the standard ' +
        'deviation over the repeats: how much the figure moves when the rows are dealt anew.',
      toAnswerTable(card),
    ),
    ...renderSection(`${what} is worth what it covers, and better the ${small} it is.`, toIntervalTable(card)),
    ...renderSection(`${what} that covers enough overall can still fail a group.`, toCoverageTable(card)),
    ...renderSection(describeGroups(card), toGroupTable(card)),
    ...renderSection(
      'How much each field moves the answer on average over records of the table, upwards or downwards.',
      toImportanceTable(card),
    ),
  ];
}

function describeGroups({ task }: ModelCard): string {
  return task === 'regression'
    ? 'A bias above 0 means that the model predicts too much for the group.'
    : 'A model that is good overall can still be poor for a group.';
}

function renderOrigin(card: ModelCard): string[] {
  return [
    ...renderSection('An answer can carry these warnings; each says why to trust it less.', toWarningTable()),
    ...renderSection('What the model was trained on.', toDataTable(card)),
    ...renderSection('They stand in the table, and the model was not given them.', toIgnoredTable(card)),
    ...renderSection('Outside of this the model guesses, and its answers carry a warning.', toTrainedTable(card)),
    ...renderSection('The same table, seed and tools give the same model.', toTrainingTable(card)),
    ...renderSection('What the model had to meet before it was published.', toGateTable(card)),
    ...renderSection('Candidates of the task that could not compete on the machine that trained.', {
      caption: 'Absent candidates',
      headings: ['Candidate', 'Why'],
      rows: card.training.absent.map(({ candidate, reason }) => [candidate, reason]),
    }),
    ...renderSection('What trained and exported it.', toToolTable(card)),
  ];
}
