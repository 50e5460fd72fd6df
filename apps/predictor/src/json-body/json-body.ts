import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from '@medcast/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonDocument } from './json-document';
import { parseFlatObject } from './parse-flat-object';
import { parseJsonDocument } from './parse-json-document';

/**
 * Reads bodies in place of Fastify's own parser, which quotes the body in its errors and drops duplicated names.
 * A body without a content type is taken for JSON.
 */
@Injectable()
export class JsonBody implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.removeAllContentTypeParsers();
    fastify.addHook('onRequest', (request, _reply, done) => {
      request.headers['content-type'] ??= 'application/json';
      done();
    });
    fastify.addContentTypeParser(
      /^application\/(?:[\w.-]+\+)?json\b/i,
      { parseAs: 'buffer' },
      (request: FastifyRequest, body: Buffer, done: (error: Error | null, document?: JsonDocument) => void) => {
        try {
          checkIsPlain(request);
          done(null, parseFlatObject(body) ?? parseJsonDocument(body));
        } catch (error) {
          done(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
        }
      },
    );
  }
}

/**
 * Refuses a body that is compressed.
 *
 * @throws Problem MEDIA_TYPE_UNSUPPORTED
 */
export function checkIsPlain({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new Problem('MEDIA_TYPE_UNSUPPORTED', 'expected a body without content-encoding, got a compressed one');
}
