import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from '@medcast/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from './route-table';

/**
 * Answers requests that no route matches before their bodies are read: 405 with `Allow` where the path is known, 204
 * with `Allow` to OPTIONS there, else 404.
 */
@Injectable()
export class UnknownRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly routes: RouteTable,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // After every hook on requests, of which one asks for a key, and before the body.
    fastify.addHook('preParsing', (request, reply, ...[, done]: [unknown, () => void]) => {
      if (request.is404) this.answer(request, reply);
      else done();
    });
  }

  /** Answers or throws; for routes with a wildcard, which match more than they serve. */
  answer(request: FastifyRequest, reply: FastifyReply): void {
    const path = pathOf(request);
    const methods = this.routes.methodsAt(path);
    if (methods.length === 0) throw new Problem('ROUTE_NOT_FOUND', `nothing is at ${path}; /docs lists what there is`);
    void reply.header('allow', [...methods, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') {
      void reply.code(204).send();
      return;
    }
    throw new Problem('METHOD_NOT_ALLOWED', `expected ${methods.join(' or ')} at ${path}, got ${request.method}`);
  }
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
