import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import type { ProblemCode } from '@medcast/problem';
import type { FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { toRoute } from '../logging/to-route';
import { METRICS } from '../metrics/metrics';

/** Counts what was refused by route and code: a status alone does not say whether a queue is full or a model missing. */
@Injectable()
export class RefusalMetrics {
  private readonly refusals: Counter<'method' | 'route' | 'code'>;

  constructor(@Inject(METRICS) registry: Registry) {
    this.refusals = new Counter({
      name: metricNames.refusals,
      help: 'Requests refused, by the code of their problem.',
      labelNames: ['method', 'route', 'code'],
      registers: [registry],
    });
  }

  count(request: FastifyRequest, code: ProblemCode): void {
    this.refusals.inc({ method: request.method, route: toRoute(request), code });
  }
}
