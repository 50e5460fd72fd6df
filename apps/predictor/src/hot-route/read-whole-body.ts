import type { IncomingMessage } from 'node:http';

/**
 * Reads a body that is there as a whole; `undefined` for one that is not, which is then as if nobody had read it. What
 * was read may be put back with `unshift` in the same turn of the event loop, before the stream says that it has ended.
 */
export function readWholeBody(request: IncomingMessage, bytes: number): Buffer | undefined {
  const body: unknown = request.read();
  if (!Buffer.isBuffer(body)) return undefined;
  if (body.length === bytes) return body;
  request.unshift(body);
  return undefined;
}
