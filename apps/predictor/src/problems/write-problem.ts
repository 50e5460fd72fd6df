import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Problem, PROBLEM_MEDIA_TYPE, toProblemBody } from '@medcast/problem';
import { API_HEADERS } from '../headers/api-headers';
import { REQUEST_ID_HEADER } from '../logging/request-id';
import { isProtocolUrl } from '../oip/protocol-path';

/** A request that was not answered through Fastify. */
export interface RefusedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/** Answers as `sendProblem` does where no reply of Fastify is at hand. */
export function writeProblem({ request, response, requestId }: RefusedRequest, problem: Problem): void {
  const { status, retryAfterSeconds, detail } = problem;
  const isProtocol = isProtocolUrl(request.url ?? '');
  const body = Buffer.from(JSON.stringify(isProtocol ? { error: detail } : toProblemBody(problem, requestId)));
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  response.writeHead(status, {
    [REQUEST_ID_HEADER]: requestId,
    'cache-control': 'no-store',
    ...API_HEADERS,
    'content-type': isProtocol ? 'application/json' : `${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
    'content-length': body.length,
  });
  response.end(body);
}
