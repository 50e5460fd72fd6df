import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { HttpAsker } from '../oip/asker';
import { type Settings, SETTINGS } from '../settings/settings';
import { toFastifyPath } from './fastify-path';
import { readCsvBodies } from './csv/read-csv-bodies';
import { type InvocationBody, Invocations } from './invocations';

/**
 * `POST /invocations`, to which Amazon SageMaker and MLflow send records, and the same at the path that Vertex AI names.
 * On the Fastify instance, since that is known only when the program starts.
 */
@Injectable()
export class InvocationRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly invocations: Invocations,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const { predictRoute = '/invocations' } = this.settings.vertex;
    void fastify.register((scope, _options, done) => {
      readCsvBodies(scope);
      for (const url of new Set(['/invocations', toFastifyPath(predictRoute)])) {
        scope.post<{ Body: InvocationBody }>(url, (request, reply) =>
          this.invocations.answer(request.body, new HttpAsker(request, reply)),
        );
      }
      done();
    });
  }
}
