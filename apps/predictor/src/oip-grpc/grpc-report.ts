import { Injectable } from '@nestjs/common';
import type { CallReport } from './call/call-record';
import { GrpcLog } from './grpc-log';
import { GrpcMetrics } from './grpc-metrics';

/** Where calls are told of. */
@Injectable()
export class GrpcReport implements CallReport {
  constructor(
    readonly log: GrpcLog,
    readonly metrics: GrpcMetrics,
  ) {}
}
