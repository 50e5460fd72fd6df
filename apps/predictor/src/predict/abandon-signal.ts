import type { FastifyReply } from 'fastify';

/**
 * Aborts when the connection of a request closes before its answer has been sent. Fastify's own `request.signal` does so
 * as soon as a body has been read (5.12).
 */
export function abandonSignalOf({ raw }: FastifyReply): AbortSignal {
  if (raw.closed) return AbortSignal.abort();
  const abandoned = new AbortController();
  raw.once('close', () => {
    // To abort makes an error with its stack: not for an answer that was sent.
    if (!raw.writableFinished) abandoned.abort();
  });
  return abandoned.signal;
}
