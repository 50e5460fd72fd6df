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
    const line = { requestId: request.id, method: request.method, route, status: reply.statusCode, ms };
    this.log[levelFor(route, reply.statusCode)](line, 'request');
  }
}

/** Probes come every few seconds and say the same: they are for `debug`. */
function levelFor(route: string, status: number): 'debug' | 'info' | 'warn' {
  if (route.startsWith('/health')) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}
