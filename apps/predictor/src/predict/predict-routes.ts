import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JsonDocument } from '../json-body/json-document';
import { Drain } from '../lifecycle/drain';
import { REQUEST_ID_HEADER } from '../logging/request-id';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import { abandonSignalOf } from './abandon-signal';
import { parsePredictionQuery } from './parse-prediction-query';
import { Predictions } from './predictions';

interface Asked {
  readonly Body: JsonDocument | undefined;
  readonly Querystring: Readonly<Record<string, unknown>>;
  readonly Params: { readonly model?: string };
}

type AskedRequest = FastifyRequest<Asked>;

/**
 * Predictions for one record. The routes stand on the Fastify instance, without Nest's pipeline for each request, which
 * would take longer (24 µs) than the parsing, scoring and rendering of an answer together; every hook of the instance
 * (keys, limits, metrics, log, ids) holds for them as for all.
 */
@Injectable()
export class PredictRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly drain: Drain,
    private readonly predictions: Predictions,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    for (const url of ['/api/v1/predict', '/api/v1/models/:model/predict']) {
      fastify.route<Asked>({
        method: 'POST',
        url,
        helmet: false,
        // A logger of its own for each request is work that nobody reads: the request log names the id itself.
        childLoggerFactory: (logger) => logger,
        // Before the body is read: what would be refused for want of room costs nothing.
        onRequest: (request, _reply, done) => {
          request.routeTemplate = url;
          this.predictions.checkRoom(toModel(request));
          done();
        },
        handler: (request, reply) => {
          void this.answer(request, reply);
        },
      });
    }
  }

  private async answer(request: AskedRequest, reply: FastifyReply): Promise<void> {
    try {
      const { explain } = parsePredictionQuery(request.query);
      const signal = explain ? abandonSignalOf(reply) : undefined;
      const text = await this.predictions.answer(toModel(request), {
        document: request.body,
        explain,
        signal,
        request,
      });
      if (this.drain.isDraining) void reply.type(JSON_TYPE).send(text);
      else sendText(reply, text);
    } catch (error) {
      // Whatever the catalog, the parser and the scorer refuse, and what nobody expected: for the filter of problems.
      void reply.send(error);
    }
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

function toModel({ params }: AskedRequest): string {
  return params.model ?? INSURANCE_MODEL;
}

/** What every answer says beside its own: it is kept nowhere, and it is JSON and nothing else. */
const FIXED_HEADERS = [
  'content-type',
  JSON_TYPE,
  'cache-control',
  'no-store',
  'x-content-type-options',
  'nosniff',
] as const;

/** Sends past Fastify's hooks on answers: what they add is for programs that drain, and those answer the other way. */
function sendText(reply: FastifyReply, text: string): void {
  reply.hijack();
  const bytes = Buffer.byteLength(text);
  reply.raw.writeHead(200, [...FIXED_HEADERS, REQUEST_ID_HEADER, reply.request.id, 'content-length', String(bytes)]);
  // Text of ASCII alone, which nearly every answer is, need not be encoded.
  reply.raw.end(text, bytes === text.length ? 'latin1' : 'utf8');
}
