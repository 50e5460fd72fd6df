import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';

/** `GET /metrics`: everything that is measured, in the text format of Prometheus. */
@Injectable()
export class MetricsRoute {
  constructor(@Inject(METRICS) private readonly registry: Registry) {}

  register(fastify: FastifyInstance): void {
    fastify.get('/metrics', async (_request, reply) => {
      const text = await this.registry.metrics();
      return reply.header('content-type', this.registry.contentType).send(text);
    });
  }
}
