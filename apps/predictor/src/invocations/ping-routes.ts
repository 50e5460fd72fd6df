import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ServingState } from '../oip/serving-state';
import { type Settings, SETTINGS } from '../settings/settings';
import { toFastifyPath } from './fastify-path';

/**
 * `GET /ping`, at which Amazon SageMaker and MLflow ask whether a container is ready, and the same at the path that
 * Vertex AI names.
 */
@Injectable()
export class PingRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly state: ServingState,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const { healthRoute = '/ping' } = this.settings.vertex;
    void fastify.register((scope, _options, done) => {
      for (const url of new Set(['/ping', toFastifyPath(healthRoute)])) this.addRoute(scope, url);
      done();
    });
  }

  /** One of our own probes may be named too: it stays what it is. */
  private addRoute(scope: FastifyInstance, url: string): void {
    if (scope.hasRoute({ method: 'GET', url })) return;
    scope.get(url, (_request, reply) => {
      const { isServing: ready } = this.state;
      return reply.code(ready ? 200 : 503).send({ ready });
    });
  }
}
