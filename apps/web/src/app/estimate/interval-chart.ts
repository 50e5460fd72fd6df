import { Component, computed, input } from '@angular/core';
import type { RegressionEstimate } from '@medcast/prediction-contract';
import { createIntervalScale } from './interval-scale';
import { outOfHundred, type QuantityFormat } from './quantity-format';

/** An estimate on its axis: the interval as a bar, the typical and the expected value as marks on it. */
@Component({
  selector: 'mc-interval-chart',
  templateUrl: './interval-chart.html',
  styleUrl: './interval-chart.scss',
})
export class IntervalChart {
  readonly estimate = input.required<RegressionEstimate>();
  readonly format = input.required<QuantityFormat>();
  /** What the drawing shows, in words. */
  readonly description = input.required<string>();

  private readonly scale = computed(() => createIntervalScale(this.estimate()));
  protected readonly level = computed(() => outOfHundred(this.estimate().interval.level));
  protected readonly ticks = computed(() => {
    const { ticks, toPercent } = this.scale();
    return ticks.map((tick) => ({ at: `${toPercent(tick)}%`, text: this.format().tick(tick) }));
  });
  protected readonly marks = computed(() => {
    const { expected, typical, interval } = this.estimate();
    const { toPercent } = this.scale();
    const from = toPercent(interval.lower);
    return {
      from: `${from}%`,
      to: `${toPercent(interval.upper)}%`,
      width: `${toPercent(interval.upper) - from}%`,
      expected: `${toPercent(expected)}%`,
      typical: `${toPercent(typical)}%`,
    };
  });
}
