import { Component, computed, input } from '@angular/core';
import type { Curve } from './to-curve';

/** The same figures as the drawing, as a table that opens. */
@Component({
  selector: 'mc-curve-table',
  template: `
    <details>
      <summary>Show as a table</summary>
      <div class="scroller" tabindex="0" role="region" [attr.aria-label]="curve().quantity + ', table'">
        <table>
          <thead>
            <tr>
              <th scope="col">{{ curve().field.label }}</th>
              <th scope="col">{{ curve().quantity }}</th>
              @if (hasIntervals()) {
                <th scope="col">From</th>
                <th scope="col">To</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                <td>{{ row.figure }}</td>
                @if (row.interval; as interval) {
                  <td>{{ interval.lower }}</td>
                  <td>{{ interval.upper }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styles: `
    summary {
      width: fit-content;
      padding-block: 4px;
      color: var(--mat-sys-primary);
      cursor: pointer;
      font-size: 0.875rem;
    }
    .scroller {
      max-height: 280px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 4px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font-weight: 400;
      text-align: end;
      vertical-align: bottom;
      white-space: nowrap;
    }
    thead th {
      color: var(--mat-sys-on-surface-variant);
      white-space: normal;
    }
    td:last-child,
    th:last-child {
      padding-inline-end: 0;
    }
    th:first-child {
      padding-inline-start: 0;
      text-align: start;
    }
  `,
})
export class CurveTable {
  readonly curve = input.required<Curve>();
  protected readonly hasIntervals = computed(() => this.curve().points.some(({ interval }) => interval !== undefined));
  protected readonly rows = computed(() => {
    const { points, format } = this.curve();
    return points.map(({ label, figure, interval }) => ({
      label,
      figure: format.plain(figure),
      interval: interval && { lower: format.plain(interval.lower), upper: format.plain(interval.upper) },
    }));
  });
}
