import type { GrpcLog } from '../grpc-log';
import type { GrpcMetrics } from '../grpc-metrics';
import type { GrpcCode } from './to-grpc-status';

/** Where a call is told of. */
export interface CallReport {
  readonly log: GrpcLog;
  readonly metrics: GrpcMetrics;
}

/** A call that has begun. */
export interface BegunCall {
  readonly requestId: string;
  /** Its name alone: `ModelInfer`. */
  readonly method: string;
}

/** One call from its beginning to its end, which is told of once. */
export class CallRecord {
  private readonly startMs = performance.now();
  private hasEnded = false;

  constructor(
    private readonly report: CallReport,
    private readonly call: BegunCall,
  ) {
    report.metrics.begin();
  }

  get requestId(): string {
    return this.call.requestId;
  }

  end(code: GrpcCode): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const ms = performance.now() - this.startMs;
    this.report.metrics.end({ method: this.call.method, code, seconds: ms / 1000 });
    this.report.log.write({ ...this.call, code, ms: Math.round(ms * 1000) / 1000 });
  }
}
