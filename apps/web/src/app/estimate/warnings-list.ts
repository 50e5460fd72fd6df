import { Component, input } from '@angular/core';
import type { PredictionWarning } from '@medcast/prediction-contract';
import { Notice } from '../ui/notice';

/** Reasons to trust an estimate less than usual; nothing where there are none. */
@Component({
  selector: 'mc-warnings-list',
  imports: [Notice],
  template: `
    @if (warnings().length > 0) {
      <mc-notice kind="caution">
        <p><strong>Trust this estimate less than usual:</strong> it goes beyond what the model has learnt from.</p>
        <ul>
          @for (warning of warnings(); track warning.path + warning.code) {
            <li>{{ warning.message }}</li>
          }
        </ul>
      </mc-notice>
    }
  `,
  styles: `
    ul {
      margin: 6px 0 0;
      padding-inline-start: 20px;
    }
  `,
})
export class WarningsList {
  readonly warnings = input.required<readonly PredictionWarning[]>();
}
