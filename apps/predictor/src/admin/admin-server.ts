import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { listenAt } from '../lifecycle/listen-at';
import { type Log, LOG } from '../logging/create-log';
import { toRequestId } from '../logging/request-id';
import { sendProblem } from '../problems/send-problem';
import { toProblem } from '../problems/to-problem';
import { type Settings, SETTINGS } from '../settings/settings';
import { ADMIN_ROUTES, type AdminRoute } from './admin-route';

/**
 * Serves operators on a port of its own, which no ingress reaches. It stays up while the program drains, so that the
 * last figures can still be taken.
 */
@Injectable()
export class AdminServer implements OnApplicationShutdown {
  private readonly fastify: FastifyInstance;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
    @Inject(ADMIN_ROUTES) routes: readonly AdminRoute[],
  ) {
    this.fastify = Fastify({
      forceCloseConnections: true,
      genReqId: (request) => toRequestId(request.headers),
    });
    takeAnyBody(this.fastify);
    this.fastify.setErrorHandler((error, request, reply) => this.fail(error, request, reply));
    this.fastify.setNotFoundHandler((request, reply) => this.fail(notFound(), request, reply));
    routes.forEach((route) => route.register(this.fastify));
  }

  /** @returns the URL at which a person on this machine finds it; Problem PORT_UNAVAILABLE */
  listen(): Promise<string> {
    const { host, adminPort: port } = this.settings;
    return listenAt(this.fastify, { host, port, setting: 'ADMIN_PORT' });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.fastify.close();
  }

  /** As the protocol says under `/v2`, else as everywhere. */
  private fail(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') this.log.error({ requestId: request.id, err: error }, 'unexpected');
    if (request.url.startsWith('/v2')) void reply.code(problem.status).send({ error: problem.detail });
    else sendProblem(reply, problem);
  }
}

/** Clients of the protocol send all sorts of bodies, on which next to nothing here depends. */
function takeAnyBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function notFound(): Problem {
  return new Problem('ROUTE_NOT_FOUND', 'nothing is at this path of the admin port; /metrics and /shadow are');
}
