import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import { SECONDS } from '../metrics/request-tallies';

/** How a call ended. */
export interface EndedCall {
  readonly method: string;
  readonly code: string;
  readonly seconds: number;
}

/** Counts the calls of gRPC and their times, by method and status, and those in flight. */
@Injectable()
export class GrpcMetrics {
  private readonly calls: Counter<'method' | 'code'>;
  private readonly times: Histogram<'method' | 'code'>;
  private readonly inFlight: Gauge;

  constructor(@Inject(METRICS) registry: Registry) {
    const registers = [registry];
    const labelNames = ['method', 'code'] as const;
    this.calls = new Counter({ name: metricNames.grpcCalls, help: 'Calls of gRPC that ended.', labelNames, registers });
    this.times = new Histogram({
      name: metricNames.grpcSeconds,
      help: 'Time from the head of a call to its status.',
      labelNames,
      buckets: [...SECONDS],
      registers,
    });
    this.inFlight = new Gauge({
      name: metricNames.grpcCallsInFlight,
      help: 'Calls of gRPC that have begun and not ended.',
      registers,
    });
  }

  begin(): void {
    this.inFlight.inc();
  }

  end({ method, code, seconds }: EndedCall): void {
    this.inFlight.dec();
    this.calls.inc({ method, code });
    this.times.observe({ method, code }, seconds);
  }
}
