import { Component } from '@angular/core';

const PLACEHOLDER_FIELDS = [1, 2, 3, 4, 5, 6];

/** Grey shapes in place of a form that is being loaded. */
@Component({
  selector: 'mc-form-skeleton',
  template: `
    <p class="only-read-aloud" role="status">Loading the form</p>
    <div aria-hidden="true">
      <div class="bar heading"></div>
      <div class="card">
        @for (field of fields; track field) {
          <div class="bar"></div>
        }
      </div>
    </div>
  `,
  styles: `
    .card {
      display: grid;
      gap: 28px;
      max-width: 560px;
      margin-top: 28px;
    }
    .bar {
      height: 52px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container-highest);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    .heading {
      width: min(420px, 80%);
      height: 36px;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class FormSkeleton {
  protected readonly fields = PLACEHOLDER_FIELDS;
}
