import { Component, computed, input } from '@angular/core';
import type { ClassificationEstimate } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { renderTargetLabel } from './estimate-words';
import type { QuantityFormat } from './quantity-format';

/** The probability of each label as a bar, the likeliest first; those in the prediction set are filled. */
@Component({
  selector: 'mc-probabilities-chart',
  template: `
    <ul>
      @for (row of rows(); track row.label) {
        <li>
          <span>
            {{ row.label }}
            @if (row.isCandidate) {
              <span class="quiet">possible</span>
            }
          </span>
          &ngsp;<span class="amount">{{ row.share }}</span>
          <svg width="100%" height="12" aria-hidden="true">
            <rect class="track" width="100%" height="12" rx="6" />
            <rect height="12" rx="6" [class.candidate]="row.isCandidate" [attr.width]="row.width" />
          </svg>
        </li>
      }
    </ul>
  `,
  styleUrl: './contributions-chart.scss',
  styles: `
    .track {
      fill: var(--mat-sys-surface-container-highest);
    }
    .candidate {
      fill: var(--mat-sys-primary);
    }
  `,
})
export class ProbabilitiesChart {
  readonly estimate = input.required<ClassificationEstimate>();
  readonly schema = input.required<RecordSchema>();
  readonly format = input.required<QuantityFormat>();
  protected readonly rows = computed(() => {
    const { probabilities, set } = this.estimate();
    return Object.entries(probabilities)
      .toSorted(([, left], [, right]) => right - left)
      .map(([label, probability]) => ({
        label: renderTargetLabel(this.schema(), label),
        share: this.format().plain(probability),
        width: `${probability * 100}%`,
        isCandidate: set.labels.includes(label),
      }));
  });
}
