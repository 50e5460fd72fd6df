import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type onRequestHookHandler } from 'fastify';
import { API_HEADERS } from './api-headers';
import { isPageRoute } from './is-page-route';
import { pageHeaders } from './page-headers';

/** What every answer has, whatever `helmet` says. */
const NOT_OF_HELMET: ReadonlySet<string> = new Set(['content-length', 'date', 'connection', 'keep-alive']);

/**
 * Adds to all answers the headers that confine what a browser may do: to those of pages what `helmet` says, to others
 * {@link API_HEADERS}. Routes that say `helmet: false` send those themselves, as do refusals. `helmet` is asked once: it
 * would build the same headers anew for each answer, which takes as long as an estimate.
 */
export async function addSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  const confinePage = confineBy(await loadHeaders());
  const confineApi = confineBy(API_HEADERS);
  fastify.addHook('onRoute', (route) => {
    if (route.helmet === false) return;
    const confine = isPageRoute(route.url) ? confinePage : confineApi;
    route.onRequest = [confine, ...[route.onRequest ?? []].flat()];
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.is404) void reply.headers(API_HEADERS);
    done();
  });
}

function confineBy(headers: Readonly<Record<string, string>>): onRequestHookHandler {
  return (_request, reply, done) => {
    void reply.headers(headers);
    done();
  };
}

async function loadHeaders(): Promise<Readonly<Record<string, string>>> {
  const sample = Fastify();
  await sample.register(helmet, pageHeaders);
  sample.get('/', (_request, reply) => reply.send());
  const { headers } = await sample.inject('/');
  await sample.close();
  const own = Object.entries(headers).filter(([name]) => !NOT_OF_HELMET.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
