import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Template of the route, where the route has noted it; see {@link noteRoute}. */
    routeTemplate: string | undefined;
  }
}

/** Lets requests bear the template of their route. */
export function decorateWithRoute(fastify: FastifyInstance): void {
  fastify.decorateRequest('routeTemplate', undefined);
}

/** The template of a request's route, `/api/v1/models/:model/predict`; never its path, which anybody may make up. */
export function toRoute(request: FastifyRequest): string {
  // Fastify makes the options of a route anew whenever they are asked for: a hot route notes its template instead.
  if (request.routeTemplate !== undefined) return request.routeTemplate;
  return request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
}
