import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_HEADERS } from '../headers/api-headers';
import { ModelCatalog } from '../models/model-catalog';
import { readBodiesAsBytes } from './body/read-bodies-as-bytes';
import { JSON_LENGTH_HEADER } from './body/split-body';
import { HttpInference } from './http-inference';
import { INFER_PATH } from './infer-path';
import { sendCompressed } from './response/send-compressed';
import { findServed, type ModelParams } from './served-version';

interface ModelRequest {
  readonly Params: ModelParams;
}

/**
 * `POST /v2/models/{model}/infer`. On the Fastify instance, since Nest's own steps for each request cost as much as the
 * answer; hooks, which do keys, metrics, request ids and the log, are Fastify's and hold here as everywhere.
 */
@Injectable()
export class InferenceRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly catalog: ModelCatalog,
    private readonly inference: HttpInference,
  ) {}

  // Once every module is initialised and has added its hooks: a scope has those that are there when it is made.
  onApplicationBootstrap(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // In a scope of its own, as bodies are read otherwise here.
    void fastify.register((scope, _options, done) => {
      readBodiesAsBytes(scope);
      this.addRoute(scope, INFER_PATH);
      this.addRoute(scope, '/v2/models/:model/versions/:version/infer');
      done();
    });
  }

  private addRoute(scope: FastifyInstance, url: string): void {
    scope.route<ModelRequest>({
      method: 'POST',
      url,
      // A logger for each request is of no use to a program that asks for numbers; its headers are set with the answer.
      helmet: false,
      childLoggerFactory: (logger) => logger,
      // Before the body is read: what would be refused for want of room costs nothing.
      onRequest: ({ params }, _reply, done) => {
        this.catalog.entry(params.model)?.serving?.estimator.checkRoom();
        done();
      },
      handler: (request, reply) => this.infer(request, reply),
    });
  }

  private async infer(request: FastifyRequest<ModelRequest>, reply: FastifyReply): Promise<FastifyReply> {
    const model = findServed(this.catalog, request.params);
    const { body, jsonBytes } = await this.inference.answer(model, request, reply);
    void reply.headers(API_HEADERS);
    if (jsonBytes === undefined) void reply.header('content-type', 'application/json');
    else void reply.header('content-type', 'application/octet-stream').header(JSON_LENGTH_HEADER, String(jsonBytes));
    return sendCompressed(reply, body, request.headers['accept-encoding']);
  }
}
