import { Component, computed, input } from '@angular/core';
import type { RegressionEstimate } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { describeRegression } from './estimate-words';
import { IntervalChart } from './interval-chart';
import type { QuantityFormat } from './quantity-format';

/** An estimated quantity: said, and drawn with its interval. */
@Component({
  selector: 'mc-regression-result',
  imports: [IntervalChart],
  template: `
    <p class="figure" data-testid="expected">{{ format().plain(estimate().expected) }}</p>
    <p>{{ words().expected }} {{ words().typical }}</p>
    <mc-interval-chart [estimate]="estimate()" [format]="format()" [description]="description()" />
    <p>{{ words().interval }}</p>
  `,
  styleUrl: './result-figure.scss',
})
export class RegressionResult {
  readonly estimate = input.required<RegressionEstimate>();
  readonly schema = input.required<RecordSchema>();
  readonly format = input.required<QuantityFormat>();
  protected readonly words = computed(() => describeRegression(this.estimate(), this.schema(), this.format()));
  protected readonly description = computed(() => {
    const { expected, typical, interval } = this.words();
    return `Chart of the estimate. ${interval} ${expected} ${typical}`;
  });
}
