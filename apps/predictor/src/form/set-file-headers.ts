import type { FastifyReply } from 'fastify';
import { cacheControlFor } from './cache-control-for';

/** Says how long a file may be kept, and that it may come compressed or not: also where it did not, and with a 304. */
export function setFileHeaders(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', cacheControlFor(path)).header('vary', 'accept-encoding');
}
