import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, PROBLEM_MEDIA_TYPE, toProblemBody } from '@medcast/problem';
import { isStreamed } from '../bulk/request/streamed-sockets';
import { API_HEADERS } from '../headers/api-headers';

/** Answers what never became a request: a line that is not HTTP, headers without end, a body that does not come. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  // A streamed body has its own time limit, which is about standing still.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isStreamed(socket)) return;
  // Some proxies open connections ahead of need: an answer to nothing would be taken for that to their next request.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  const problem = toProblem(error.code);
  const body = JSON.stringify(toProblemBody(problem, randomUUID()));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${PROBLEM_MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(API_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function toProblem(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem(
        'REQUEST_TIMEOUT',
        'expected the whole request in time; send it faster or split it, or raise REQUEST_TIMEOUT_SECONDS',
      );
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('REQUEST_MALFORMED', 'expected headers of at most 16 KiB, got larger ones');
    default:
      return new Problem('REQUEST_MALFORMED', 'expected a well-formed HTTP/1.1 request');
  }
}
