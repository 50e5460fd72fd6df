import type { ShadowShift } from '@medcast/prediction-contract';
import type { Comparison } from './compare-estimates';
import { Moments } from './moments';

/** Gathers comparisons: their mean, spread, and how often they disagree. */
export class ShiftStatistics {
  private readonly differences = new Moments();
  private readonly scales = new Moments();
  private disagreements = 0;

  add({ difference, scale, disagrees }: Comparison): void {
    this.differences.add(difference);
    this.scales.add(scale);
    if (disagrees) this.disagreements++;
  }

  get count(): number {
    return this.differences.count;
  }

  toShift(): ShadowShift {
    const { mean, sd, count } = this.differences;
    return { mean, sd, scale: this.scales.mean, disagreement: count === 0 ? 0 : this.disagreements / count };
  }
}
