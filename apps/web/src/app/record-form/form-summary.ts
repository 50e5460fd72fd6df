import { Component, computed, input, output } from '@angular/core';
import { Notice } from '../ui/notice';
import type { FormEntry } from './form-entry';

/** Which entries keep a form from being sent, each a way to its control. Read aloud when it appears. */
@Component({
  selector: 'mc-form-summary',
  imports: [Notice],
  template: `
    <mc-notice kind="error" role="alert">
      <p>{{ heading() }}</p>
      <ul>
        @for (entry of entries(); track entry.control.name) {
          <li>
            <button type="button" (click)="choose.emit(entry.control.name)">{{ entry.declaration.label }}</button>
          </li>
        }
      </ul>
    </mc-notice>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    button {
      padding: 4px 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 600;
      text-decoration: underline;
      cursor: pointer;
    }
    button:focus-visible {
      outline-color: currentcolor;
    }
  `,
})
export class FormSummary {
  readonly entries = input.required<readonly FormEntry[]>();
  readonly choose = output<string>();
  protected readonly heading = computed(() => {
    const count = this.entries().length;
    return count === 1 ? 'One entry needs your attention:' : `${count} entries need your attention:`;
  });
}
