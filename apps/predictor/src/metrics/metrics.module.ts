import { Global, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { METRICS } from './metrics';
import { RequestMetrics } from './request-metrics';
import { RunMetrics } from './run-metrics';

/** Gives every module the metrics, and counts requests. */
@Global()
@Module({
  imports: [LifecycleModule],
  providers: [{ provide: METRICS, useFactory: createRegistry }, RequestMetrics, RunMetrics],
  exports: [METRICS, RequestMetrics, RunMetrics],
})
export class MetricsModule {}

/** A registry with what is known of the process itself: CPU, memory, event loop, garbage collection. */
function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
