import { type Problem, PROBLEM_MEDIA_TYPE, toProblemBody } from '@medcast/problem';
import type { FastifyReply } from 'fastify';
import { API_HEADERS } from '../headers/api-headers';
import { isProtocolUrl } from '../oip/protocol-path';
import { sendLingering } from './send-lingering';

/** Answers a request with an RFC 9457 body; below `/v2` with `{"error": "…"}`, as the inference protocol has it. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds));
  if (problem.code === 'API_KEY_REQUIRED') void reply.header('www-authenticate', 'Bearer');
  // Over what a route may have set already, expecting to succeed; and where a hook refuses, before any was set.
  void reply.code(problem.status).headers(API_HEADERS).header('cache-control', 'no-store');
  if (isProtocolUrl(reply.request.url)) sendProtocolError(reply, problem);
  else sendLingering(reply.type(PROBLEM_MEDIA_TYPE), JSON.stringify(toProblemBody(problem, reply.request.id)));
}

/** As bytes: to text Fastify adds a charset, and kserve's client then does not look for the error. */
function sendProtocolError(reply: FastifyReply, { detail }: Problem): void {
  sendLingering(reply.header('content-type', 'application/json'), Buffer.from(JSON.stringify({ error: detail })));
}
