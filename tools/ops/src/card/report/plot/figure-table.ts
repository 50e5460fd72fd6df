import { html, type Html } from '../../html/html';

/** A plain table: the first column names the row, the others are figures. */
export interface FigureTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Renders a {@link FigureTable}; on a narrow page it scrolls sideways by itself. */
export function renderFigureTable({ caption, headings, rows }: FigureTable): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(renderRow)}
      </tbody>
    </table>
  </div>`;
}

function renderRow([name = '', ...figures]: readonly string[]): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    ${figures.map((figure) => html`<td>${figure}</td>`)}
  </tr>`;
}
