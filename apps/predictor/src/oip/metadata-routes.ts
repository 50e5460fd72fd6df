import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DescribedModels } from './described-models';
import type { ModelParams } from './served-version';
import { serverMetadata } from './server-metadata';
import { ServingState } from './serving-state';

interface ModelRequest {
  readonly Params: ModelParams;
}

/** What the Open Inference Protocol v2 asks of the server and of its models, beside inference. */
@Injectable()
export class MetadataRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly models: DescribedModels,
    private readonly state: ServingState,
  ) {}

  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      this.addServerRoutes(scope);
      this.addModelRoutes(scope, '/v2/models/:model');
      this.addModelRoutes(scope, '/v2/models/:model/versions/:version');
      done();
    });
  }

  private addServerRoutes(scope: FastifyInstance): void {
    scope.get('/v2', () => serverMetadata);
    scope.get('/v2/health/live', () => ({ live: true, ready: this.state.isServing }));
    scope.get('/v2/health/ready', (_request, reply) => {
      const { isServing: ready } = this.state;
      return reply.code(ready ? 200 : 503).send({ live: true, ready });
    });
    scope.get('/v2/models', () => this.models.list());
    scope.get('/v2/models/stats', () => this.models.statisticsOfAll());
  }

  private addModelRoutes(scope: FastifyInstance, path: string): void {
    scope.get<ModelRequest>(path, ({ params }) => this.models.describe(params));
    scope.get<ModelRequest>(`${path}/ready`, ({ params }) => this.models.ready(params));
    scope.get<ModelRequest>(`${path}/stats`, ({ params }) => this.models.statisticsOf(params));
  }
}
