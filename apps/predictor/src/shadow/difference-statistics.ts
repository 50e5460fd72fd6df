import type { ShadowDifference } from '@medcast/prediction-contract';
import type { Comparison } from './compare-estimates';
import { QuantileSketch } from './quantile-sketch';
import { ShiftStatistics } from './shift-statistics';

/** Edges between shares of the champion's number, closer around 0. */
const EDGES: readonly number[] = [-1, -0.5, -0.2, -0.1, -0.05, -0.02, -0.01, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** Gathers comparisons with their distribution. */
export class DifferenceStatistics {
  private readonly shift = new ShiftStatistics();
  private readonly magnitudes = new QuantileSketch();
  private readonly counts = new Array<number>(EDGES.length + 1).fill(0);

  add(comparison: Comparison): void {
    const { difference, scale } = comparison;
    this.shift.add(comparison);
    this.magnitudes.add(Math.abs(difference));
    const relative = difference === 0 ? 0 : difference / scale;
    const bucket = EDGES.filter((edge) => relative >= edge).length;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
  }

  get count(): number {
    return this.shift.count;
  }

  toDifference(): ShadowDifference {
    const { magnitudes } = this;
    const [p50, p95, p99] = [magnitudes.quantile(0.5), magnitudes.quantile(0.95), magnitudes.quantile(0.99)];
    return {
      ...this.shift.toShift(),
      magnitude: { p50, p95, p99 },
      relative: { edges: EDGES, counts: [...this.counts] },
    };
  }
}
