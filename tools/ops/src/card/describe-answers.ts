import { formatShare } from './figures/format-share';
import type { ModelCard } from './model-card';

/** What the model answers, one sentence for each kind of answer. */
export function describeAnswers({ predicts, interval }: ModelCard): readonly { name: string; meaning: string }[] {
  const what = predicts.unit === '' ? predicts.label : `${predicts.label} (${predicts.unit})`;
  return [
    { name: 'expected', meaning: `the mean of ${what} over many such records.` },
    { name: 'typical', meaning: 'the median: half of such records come out below it, half above.' },
    { name: 'interval', meaning: `two bounds that hold the true value in ${formatShare(interval.level)} of cases.` },
  ];
}
