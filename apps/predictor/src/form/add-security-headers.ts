import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type onRequestHookHandler } from 'fastify';
import { securityHeaders } from './security-headers';

/** What every answer has, whatever `helmet` says. */
const NOT_OF_HELMET: ReadonlySet<string> = new Set(['content-length', 'date', 'connection', 'keep-alive']);

/**
 * Adds to all answers the headers that confine what a browser may do, but to those of routes that say `helmet: false`:
 * what is no page, nor a part of one. They are the same for all, so `helmet` is asked for them once: it would build them
 * anew for each answer, which takes as long as an estimate.
 */
export async function addSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  const headers = await loadHeaders();
  const confine: onRequestHookHandler = (_request, reply, done) => {
    void reply.headers(headers);
    done();
  };
  fastify.addHook('onRoute', (route) => {
    if (route.helmet !== false) route.onRequest = [confine, ...[route.onRequest ?? []].flat()];
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.is404) void reply.headers(headers);
    done();
  });
}

async function loadHeaders(): Promise<Readonly<Record<string, string>>> {
  const sample = Fastify();
  await sample.register(helmet, securityHeaders);
  sample.get('/', (_request, reply) => reply.send());
  const { headers } = await sample.inject('/');
  await sample.close();
  const own = Object.entries(headers).filter(([name]) => !NOT_OF_HELMET.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
