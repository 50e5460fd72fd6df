import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { metricNames } from '@medcast/deploy-contract';
import { toRoute } from '../logging/to-route';
import { METRICS } from './metrics';

/** Around a prediction's own time, which is under a millisecond, and up to what a client gives up at. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts the requests of the public port and their times, by the route's template and the status, and those in flight. */
@Injectable()
export class RequestMetrics implements OnModuleInit {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly seconds: Histogram<'route' | 'status'>;
  private readonly inFlight: Gauge;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(METRICS) registry: Registry,
  ) {
    this.requests = new Counter({
      name: metricNames.requests,
      help: 'Requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    });
    this.seconds = new Histogram({
      name: metricNames.requestSeconds,
      help: 'Time from the head of a request to the end of its answer.',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers: [registry],
    });
    this.inFlight = new Gauge({
      name: metricNames.requestsInFlight,
      help: 'Requests that have begun and not ended.',
      registers: [registry],
    });
  }

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (_request, reply, done) => {
      this.inFlight.inc();
      // Comes also where the client has gone before it was answered.
      reply.raw.once('close', () => this.inFlight.dec());
      done();
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = toRoute(request);
      const status = String(reply.statusCode);
      this.requests.inc({ method: request.method, route, status });
      this.seconds.observe({ route, status }, reply.elapsedTime / 1000);
      done();
    });
  }
}
