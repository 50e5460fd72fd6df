import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ModelCatalog } from '../models/model-catalog';
import { BulkRequests } from './bulk-requests';
import { parseAccept, parseContentType } from './request/media-types';

interface Asked {
  readonly Params: { readonly model: string };
}

/**
 * `POST /api/v1/models/{model}/batch`. On the Fastify instance, since the body is a stream here, of any length and of
 * several types, and Nest would have it read first; every hook of the instance holds as everywhere.
 */
@Injectable()
export class BulkRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly catalog: ModelCatalog,
    private readonly requests: BulkRequests,
  ) {}

  // Once every module is initialised and has added its hooks: a scope has those that are there when it is made.
  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // In a scope of its own, as bodies are read otherwise here.
    void fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      // Nothing is read before the handler does; a body without an end has no length to compare with a limit.
      scope.addContentTypeParser('*', (_request, _body, proceed) => proceed(null));
      scope.route<Asked>({
        method: 'POST',
        url: '/api/v1/models/:model/batch',
        helmet: false,
        bodyLimit: Number.MAX_SAFE_INTEGER,
        // Before the body is read: what would be refused for want of room costs nothing.
        onRequest: (_request, _reply, proceed) => {
          this.requests.checkRoom();
          proceed();
        },
        handler: (request, reply) => this.answer(request, reply),
      });
      done();
    });
  }

  private async answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
    const { headers, params } = request;
    const input = parseContentType(headers['content-type']);
    const output = parseAccept(headers.accept, input);
    const model = this.catalog.find(params.model);
    await this.requests.answer({ model, input, output, request, reply });
    return reply;
  }
}
