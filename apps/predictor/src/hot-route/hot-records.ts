import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Connections } from '../lifecycle/connections';
import { type AnsweredRequest, RequestLog } from '../logging/request-log';
import { RequestMetrics } from '../metrics/request-metrics';

/** Keeps the records of requests that hooks of Fastify keep of all others: in flight, metrics, log. */
@Injectable()
export class HotRecords {
  constructor(
    private readonly connections: Connections,
    private readonly metrics: RequestMetrics,
    private readonly log: RequestLog,
  ) {}

  begin(socket: Socket): void {
    this.connections.count(socket, 1);
  }

  end(socket: Socket, answered: AnsweredRequest): void {
    this.connections.count(socket, -1);
    this.metrics.add(answered);
    this.log.write(answered);
  }
}
