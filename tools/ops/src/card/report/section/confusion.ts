import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import type { ClassificationReport } from '../report';

/** Which labels are taken for which. */
export function renderConfusion({ evaluation: { confusion } }: ClassificationReport): Html {
  const most = Math.max(...confusion.counts.flat(), 1);
  return html`<section>
    <h2>Which labels are taken for which?</h2>
    <p>
      Rows that the model had not seen, by their true label and the likeliest one by the model, on average over the
      repeats. What stands beside the diagonal is wrong.
    </p>
    <div class="scrolling">
      <table class="confusion">
        <thead>
          <tr>
            <th scope="col">true ↓, predicted →</th>
            ${confusion.labels.map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${confusion.labels.map((label, actual) => renderRow(label, { actual, counts: confusion.counts[actual] ?? [], most }))}
        </tbody>
      </table>
    </div>
  </section>`;
}

interface ConfusionRow {
  /** Index of the true label. */
  readonly actual: number;
  /** By predicted label. */
  readonly counts: readonly number[];
  /** The largest count of the table. */
  readonly most: number;
}

function renderRow(label: string, { actual, counts, most }: ConfusionRow): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    ${counts.map(
      (count, predicted) =>
        html`<td
          class="${predicted === actual ? 'right' : 'wrong'}"
          style="--strength: ${Number(((count / most) * 100).toFixed(1))}%"
        >
          ${formatNumber(count)}
        </td>`,
    )}
  </tr>`;
}
