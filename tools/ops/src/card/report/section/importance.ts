import { formatNumber } from '../../figures/format-number';
import { formatShare } from '../../figures/format-share';
import { formatSpread } from '../../figures/format-spread';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import type { ModelCard } from '../../model-card';
import { renderStripPlot } from '../plot/strip-plot';

/** How much each field moves the answer on average, and how far explanations can be trusted. */
export function renderImportance({ explanation, predicts, task }: ModelCard): Html {
  const [first] = explanation.importance;
  if (first === undefined) return html``;
  const answer = task === 'regression' ? 'expected' : 'the probability of the likeliest label';
  return html`<section>
    <h2>${first.label} moves the answer most</h2>
    <p>
      The mean size of each field's contribution to ${answer}, over ${formatNumber(explanation.importanceOver)} records
      of the table; the bar is one standard error to each side. Contributions are exact Shapley values against a
      background of ${formatNumber(explanation.groups)} groups of rows; that the groups stand for the rows costs
      ${formatShare(explanation.backgroundError)} of the mean contribution.
    </p>
    ${renderStripPlot({
      caption: `Mean contribution of each field, either way${predicts.unit === '' ? '' : `, in ${predicts.unit}`}`,
      rowHeading: 'Field',
      figureHeading: 'Contribution',
      reference: { value: 0, label: 'none' },
      rows: explanation.importance.map(({ field, label, meanAbsoluteContribution: mean, standardError: sd }) => ({
        label,
        note: '',
        spread: { mean, sd },
        figure: withUnit(formatSpread({ mean, sd }), predicts.unit),
        highlighted: field === first.field,
      })),
    })}
  </section>`;
}
