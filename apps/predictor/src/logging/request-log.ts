import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { getOrAdd } from '../get-or-add';
import { type Log, LOG, LOG_DESTINATION } from './create-log';
import { compileRequestLine, type RequestLine } from './request-line';
import type { TickDestination } from './tick-destination';
import { toRoute } from './to-route';

/** A request that has been answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** Template of its route. */
  readonly route: string;
  readonly status: number;
  readonly requestId: string;
  /** Of the trace that it is part of; `undefined` where it is of none. */
  readonly traceId?: string | undefined;
  /** From its head to the end of its answer. */
  readonly ms: number;
}

/**
 * Writes one line for each request: its method, route, status and time. The route is the template, never the path or
 * the query, and no header or body is read, so that nothing a patient typed can get there.
 */
@Injectable()
export class RequestLog implements OnModuleInit {
  /** By route, status and method. */
  private readonly lines = new Map<string, Map<number, Map<string, RequestLine>>>();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(LOG) private readonly log: Log,
    @Inject(LOG_DESTINATION) private readonly destination: TickDestination,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      const { method, id: requestId } = request;
      const { traceId } = request;
      const answered = { method, route: toRoute(request), status: reply.statusCode, requestId, traceId };
      this.write({ ...answered, ms: reply.elapsedTime });
      done();
    });
  }

  write(answered: AnsweredRequest): void {
    const { method, route, status } = answered;
    const level = levelFor(route, status);
    if (!this.log.isLevelEnabled(level)) return;
    const byStatus = getOrAdd(this.lines, route, () => new Map<number, Map<string, RequestLine>>());
    const byMethod = getOrAdd(byStatus, status, () => new Map<string, RequestLine>());
    const line = getOrAdd(byMethod, method, () => compileRequestLine(level, { method, route, status }));
    this.destination.append(line.mostBytes(answered), (target, at) => line.write(answered, target, at));
  }
}

/** Probes come every few seconds and say the same: they are for `debug`. */
function levelFor(route: string, status: number): 'debug' | 'info' | 'warn' {
  if (route.startsWith('/health')) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}
