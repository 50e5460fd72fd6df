import { formatShare } from './figures/format-share';
import type { ModelCard } from './model-card';

/** What the model answers, one sentence for each kind of answer. */
export function describeAnswers(card: ModelCard): readonly { name: string; meaning: string }[] {
  const { label, unit } = card.predicts;
  if (card.task === 'classification') {
    const level = formatShare(card.set.level);
    return [
      { name: 'label', meaning: `the likeliest ${label}.` },
      { name: 'probabilities', meaning: 'how likely each label is; they sum to one.' },
      { name: 'set', meaning: `the labels among which the true one is in ${level} of cases.` },
    ];
  }
  const what = unit === '' ? label : `${label} (${unit})`;
  const level = formatShare(card.interval.level);
  return [
    { name: 'expected', meaning: `the mean of ${what} over many such records.` },
    { name: 'typical', meaning: 'the median: half of such records come out below it, half above.' },
    { name: 'interval', meaning: `two bounds that hold the true value in ${level} of cases.` },
  ];
}
