import type { ShadowLatency } from '@medcast/prediction-contract';
import { Moments } from './moments';
import { QuantileSketch } from './quantile-sketch';

/** Gathers times in milliseconds. */
export class LatencyStatistics {
  private readonly moments = new Moments();
  private readonly sketch = new QuantileSketch();

  add(ms: number): void {
    this.moments.add(ms);
    this.sketch.add(ms);
  }

  toLatency(): ShadowLatency {
    const { sketch, moments } = this;
    return { mean: moments.mean, p50: sketch.quantile(0.5), p95: sketch.quantile(0.95), p99: sketch.quantile(0.99) };
  }
}
