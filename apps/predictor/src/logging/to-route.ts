import type { FastifyRequest } from 'fastify';

/** The template of a request's route, `/api/v1/models/:model/predict`; never its path, which anybody may make up. */
export function toRoute({ is404, routeOptions }: FastifyRequest): string {
  return is404 ? 'unknown' : (routeOptions.url ?? 'unknown');
}
