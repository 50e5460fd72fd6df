import type { ServerResponse } from 'node:http';
import { Problem } from '@medcast/problem';

/**
 * Aborts when the connection of a request closes before its answer has been sent, with REQUEST_CANCELLED for a reason.
 * Fastify's own `request.signal` does so as soon as a body has been read (5.12).
 */
export function goneSignalOf(response: ServerResponse): AbortSignal {
  if (response.closed) return AbortSignal.abort(cancelled());
  const gone = new AbortController();
  response.once('close', () => {
    // It closes after an answer was sent as well; then nobody listens, and an error with its stack takes its time.
    if (!response.writableFinished) gone.abort(cancelled());
  });
  return gone.signal;
}

/** Why work was ended that nobody waits for. */
export function cancelled(): Problem {
  return new Problem('REQUEST_CANCELLED', 'expected a client that waits for its answer, got one that went away');
}
