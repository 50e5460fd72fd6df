import { Component, computed, input } from '@angular/core';
import type { Explanation } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { sumOf, toContributionBars } from './contribution-bars';
import type { QuantityFormat } from './quantity-format';

/** Why the estimate is what it is: a signed bar for each field, from the average up or down to the estimate. */
@Component({
  selector: 'mc-contributions-chart',
  template: `
    <p class="quiet">
      Each entry moves the estimate up or down from what the model says on average.
      @if (layout().isSampled) {
        The shares are sampled: behind ± stands what they are typically off by.
      }
    </p>
    <ul>
      @for (bar of layout().bars; track bar.field) {
        <li>
          <span class="name">
            {{ bar.label }} <span class="quiet">{{ bar.value }}</span>
          </span>
          &ngsp;<span class="amount">
            {{ bar.amount }}
            @if (bar.error; as error) {
              <span class="quiet">{{ error }}</span>
            }
          </span>
          <svg width="100%" height="12" aria-hidden="true">
            <rect
              y="0"
              height="12"
              rx="3"
              [class.raises]="bar.raises"
              [attr.x]="bar.fromPercent + '%'"
              [attr.width]="bar.widthPercent + '%'"
            />
            <line y1="-2" y2="14" [attr.x1]="layout().zeroPercent + '%'" [attr.x2]="layout().zeroPercent + '%'" />
          </svg>
        </li>
      }
    </ul>
    <p class="sum">
      <span>Average</span>&ngsp;<b>{{ format().plain(explanation().base) }}</b
      >&ngsp;<span>and all entries</span>&ngsp;<b>{{ format().signed(total() - explanation().base) }}</b
      >&ngsp;<span>make</span>&ngsp;<b>{{ format().plain(total()) }}</b>
    </p>
  `,
  styleUrl: './contributions-chart.scss',
})
export class ContributionsChart {
  readonly explanation = input.required<Explanation>();
  readonly schema = input.required<RecordSchema>();
  readonly format = input.required<QuantityFormat>();
  protected readonly layout = computed(() => toContributionBars(this.explanation(), this.schema(), this.format()));
  protected readonly total = computed(() => sumOf(this.explanation()));
}
