import { type Problem, PROBLEM_MEDIA_TYPE, toProblemBody } from '@medcast/problem';
import type { FastifyReply } from 'fastify';

/** Answers a request with an RFC 9457 body. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds));
  if (problem.code === 'API_KEY_REQUIRED') void reply.header('www-authenticate', 'Bearer');
  void reply
    .code(problem.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    // Over what a route may have set already, expecting to succeed.
    .header('cache-control', 'no-store')
    .send(JSON.stringify(toProblemBody(problem, reply.request.id)));
}
