import { html, type Html } from '../html/html';
import type { FigureTable } from '../tables/figure-table';
import { keepTogether } from './keep-together';

/** Most columns that fit beside each other on a narrow page. */
const NARROW_COLUMNS = 3;

/** Renders a table; on a narrow page many columns are stacked. A table without rows is left out. */
export function renderFigureTable({ caption, headings, rows }: FigureTable): Html {
  if (rows.length === 0) return html``;
  return html`<table class="figures ${toShape(headings.length)}">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => renderRow(row, headings))}
    </tbody>
  </table>`;
}

function toShape(columns: number): 'facts' | 'narrow' | 'wide' {
  if (columns === 2) return 'facts';
  return columns > NARROW_COLUMNS ? 'wide' : 'narrow';
}

function renderRow([name = '', ...figures]: readonly string[], [, ...headings]: readonly string[]): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    ${figures.map((figure, column) => html`<td data-heading="${headings[column] ?? ''}">${keepTogether(figure)}</td>`)}
  </tr>`;
}
