import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { describeFailure } from '../api/describe-failure';
import { Notice } from './notice';

/** A failed request: what happened, what to do, the code for whoever is asked for help, and a way to try again. */
@Component({
  selector: 'mc-failure-notice',
  imports: [MatButton, Notice],
  template: `
    <mc-notice kind="error" role="alert">
      <h2>{{ words().title }}</h2>
      <p>{{ words().detail }}</p>
      <p>{{ words().advice }}</p>
      <p class="code">
        Code {{ words().code }}
        @if (words().requestId; as requestId) {
          · request {{ requestId }}
        }
      </p>
      <button matButton="outlined" type="button" (click)="retry.emit()">Try again</button>
    </mc-notice>
  `,
  styles: `
    h2 {
      font-size: 1.0625rem;
      margin-bottom: 4px;
    }
    p::first-letter {
      text-transform: uppercase;
    }
    .code {
      margin: 8px 0 12px;
      font-size: 0.8125rem;
      font-family: ui-monospace, monospace;
    }
    button {
      --mat-button-outlined-label-text-color: currentcolor;
      --mat-button-outlined-outline-color: currentcolor;
    }
  `,
})
export class FailureNotice {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly words = computed(() => describeFailure(this.error()));
}
