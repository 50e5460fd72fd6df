import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, type Registry } from 'prom-client';
import { metricNames } from '@medcast/deploy-contract';
import { Connections } from '../lifecycle/connections';
import type { AnsweredRequest } from '../logging/request-log';
import { toRoute } from '../logging/to-route';
import { METRICS } from './metrics';
import { RequestSeconds } from './request-seconds';
import { RequestTallies } from './request-tallies';

/** Counts the requests of the public port and their times, by the route's template and the status, and those in flight. */
@Injectable()
export class RequestMetrics implements OnModuleInit {
  private readonly tallies = new RequestTallies();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    connections: Connections,
    @Inject(METRICS) registry: Registry,
  ) {
    const { tallies } = this;
    new Counter({
      name: metricNames.requests,
      help: 'Requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
      collect(): void {
        this.reset();
        for (const { labels, count } of tallies.all) this.inc({ ...labels }, count);
      },
    });
    new RequestSeconds(registry, tallies);
    new Gauge({
      name: metricNames.requestsInFlight,
      help: 'Requests that have begun and not ended.',
      registers: [registry],
      collect(): void {
        this.set(connections.requestsInFlight);
      },
    });
  }

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      this.add({ method: request.method, route: toRoute(request), status: reply.statusCode, ms: reply.elapsedTime });
      done();
    });
  }

  add({ method, route, status, ms }: Omit<AnsweredRequest, 'requestId'>): void {
    this.tallies.of({ method, route, status }).add(ms / 1000);
  }
}
