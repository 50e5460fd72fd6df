import type { ServerResponse } from 'node:http';
import { type Problem, PROBLEM_MEDIA_TYPE, toProblemBody } from '@medcast/problem';
import { API_HEADERS } from '../headers/api-headers';
import { REQUEST_ID_HEADER } from '../logging/request-id';

/** Answers with an RFC 9457 body where no reply of Fastify is at hand; see `sendProblem`. */
export function writeProblem(response: ServerResponse, problem: Problem, requestId: string): void {
  const { status, retryAfterSeconds } = problem;
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  const body = Buffer.from(JSON.stringify(toProblemBody(problem, requestId)));
  response.writeHead(status, {
    'content-type': PROBLEM_MEDIA_TYPE,
    'cache-control': 'no-store',
    ...API_HEADERS,
    [REQUEST_ID_HEADER]: requestId,
    'content-length': body.length,
  });
  response.end(body);
}
