import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Name of the header in which a request brings its identifier and in which every answer carries it. */
export const REQUEST_ID_HEADER = 'x-request-id';

const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** The identifier that a request brings, where it is harmless to repeat in logs and headers; else a new one. */
export function toRequestId(headers: IncomingHttpHeaders): string {
  const brought = headers[REQUEST_ID_HEADER];
  return typeof brought === 'string' && ACCEPTED.test(brought) ? brought : randomUUID();
}
