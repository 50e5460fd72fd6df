import type { FastifyInstance } from 'fastify';
import type { Log } from '../logging/create-log';
import { toRoute } from '../logging/to-route';
import type { Settings } from '../settings/settings';
import type { Tracing } from './tracing';

/** Loads what traces requests, which costs memory and time to start, where the settings ask for it. */
export async function loadTracing({ tracing }: Settings, log: Log): Promise<Tracing | undefined> {
  if (tracing === undefined) return undefined;
  const { startTracing } = await import('./start-tracing');
  return startTracing(tracing, log);
}

/** Lets every request be observed: to be called before any other hook is added, which might refuse it. */
export function observeRequests(fastify: FastifyInstance, tracing: Tracing): void {
  fastify.decorateRequest('traceId', undefined);
  fastify.addHook('onRequest', (request, _reply, done) => {
    tracing.begin(request, toRoute(request));
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    tracing.end(request, reply.statusCode);
    done();
  });
}
