import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { WhatIfResponse } from '@medcast/prediction-contract';
import type { FastifyInstance } from 'fastify';
import { ModelCatalog } from '../models/model-catalog';
import { answerWhatIf } from './answer-what-if';
import { readWhatIfBodies, type WhatIfBody } from './what-if-body';

interface Asked {
  readonly Params: { readonly model: string };
  readonly Body: WhatIfBody | undefined;
  readonly Reply: WhatIfResponse;
}

/**
 * `POST /api/v1/models/{model}/what-if`. On the Fastify instance, in a scope of its own, since bodies are read otherwise
 * here; every hook of the instance (keys, limits, metrics, log, ids) holds. What is asked about nobody is like: neither
 * the counts of predictions nor the shadow see it.
 */
@Injectable()
export class WhatIfRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly catalog: ModelCatalog,
  ) {}

  // Once every module is initialised and has added its hooks: a scope has those that are there when it is made.
  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      readWhatIfBodies(scope);
      scope.route<Asked>({
        method: 'POST',
        url: '/api/v1/models/:model/what-if',
        // Before the body is read: what would be refused for want of room costs nothing.
        onRequest: ({ params }, _reply, next) => {
          this.catalog.entry(params.model)?.serving?.estimator.checkRoom();
          next();
        },
        handler: ({ params, body, id }) => this.catalog.use(params.model, (model) => answerWhatIf(model, body, id)),
      });
      done();
    });
  }
}
