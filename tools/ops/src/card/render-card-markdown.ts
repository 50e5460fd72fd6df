import { describeAnswers } from './describe-answers';
import { escapeMarkdown } from './markdown/escape-markdown';
import { renderSection } from './markdown/render-section';
import type { ModelCard } from './model-card';
import { toAnswerTable } from './tables/to-answer-table';
import { toCoverageTable } from './tables/to-coverage-table';
import { toDataTable } from './tables/to-data-table';
import { toGateTable } from './tables/to-gate-table';
import { toGroupTable } from './tables/to-group-table';
import { toIntervalTable } from './tables/to-interval-table';
import { toToolTable } from './tables/to-tool-table';
import { toTrainedTable } from './tables/to-trained-table';
import { toTrainingTable } from './tables/to-training-table';

/** Renders a model card as Markdown: limits before figures, plain words before each table. Ends with a newline. */
export function renderCardMarkdown(card: ModelCard): string {
  const blocks = [
    `# ${escapeMarkdown(card.title)}`,
    `Model card of \`${card.model.name}\`, version ${card.model.version}: ${card.task}. For one record it answers`,
    describeAnswers(card)
      .map(({ name, meaning }) => `- **${name}**, ${escapeMarkdown(meaning)}`)
      .join('\n'),
    '## Intended use',
    escapeMarkdown(card.intendedUse),
    '## Limits',
    escapeMarkdown(card.limits),
    '## Notes',
    escapeMarkdown(card.notes),
    ...renderFigures(card),
    ...renderOrigin(card),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderFigures(card: ModelCard): string[] {
  return [
    ...renderSection(
      'Each figure is measured by cross-validation on rows that the model had not seen. After ± stands the standard ' +
        'deviation over the repeats: how much the figure moves when the rows are dealt anew.',
      toAnswerTable(card),
    ),
    ...renderSection('An interval is worth what it covers, and better the narrower it is.', toIntervalTable(card)),
    ...renderSection('An interval that covers enough overall can still fail a group.', toCoverageTable(card)),
    ...renderSection('A bias above 0 means that the model predicts too much for the group.', toGroupTable(card)),
  ];
}

function renderOrigin(card: ModelCard): string[] {
  return [
    ...renderSection('What the model was trained on.', toDataTable(card)),
    ...renderSection('Outside of this the model guesses, and its answers carry a warning.', toTrainedTable(card)),
    ...renderSection('The same table, seed and tools give the same model.', toTrainingTable(card)),
    ...renderSection('What the model had to meet before it was packed.', toGateTable(card)),
    ...renderSection('What trained and exported it.', toToolTable(card)),
  ];
}
