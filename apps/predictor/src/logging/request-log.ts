import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Log, LOG } from './create-log';
import { toRoute } from './to-route';

/**
 * Writes one line for each request: its method, route, status and time. The route is the template, never the path or
 * the query, and no header or body is read, so that nothing a patient typed can get there.
 */
@Injectable()
export class RequestLog implements OnModuleInit {
  /** By route, method and status: a log that has rendered these already. */
  private readonly logs = new Map<string, Log>();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      this.write(request, reply);
      done();
    });
  }

  private write(request: FastifyRequest, reply: FastifyReply): void {
    const route = toRoute(request);
    const ms = Math.round(reply.elapsedTime * 1000) / 1000;
    const { statusCode: status } = reply;
    this.logOf({ method: request.method, route, status })[levelFor(route, status)](
      { requestId: request.id, ms, traceId: request.traceId },
      'request',
    );
  }

  private logOf(bindings: LineBindings): Log {
    const key = `${bindings.status} ${bindings.method} ${bindings.route}`;
    const known = this.logs.get(key);
    if (known !== undefined) return known;
    const log = this.log.child(bindings);
    this.logs.set(key, log);
    return log;
  }
}

/** What the lines of many requests have alike. */
interface LineBindings {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

/** Probes come every few seconds and say the same: they are for `debug`. */
function levelFor(route: string, status: number): 'debug' | 'info' | 'warn' {
  if (route.startsWith('/health')) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}
