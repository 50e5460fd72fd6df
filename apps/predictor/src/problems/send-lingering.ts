import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { untilBodyHasCome } from './until-body-has-come';

/** As long as a client may take to notice that it is answered already, and twenty such bodies at 50 Mbit/s. */
const READING_ON = { ms: 10_000, bytes: 64 * 1024 * 1024 };

/**
 * Sends an answer whole, but ends it only when the body of its request has come, where the connection is to be closed
 * after it while its client still sends: to close at once would reset the connection, and the client could lose the
 * answer. Elsewhere it is sent as any other, and the connection is kept: the next request is where it should be.
 */
export function sendLingering(reply: FastifyReply, answer: string | Buffer): void {
  if (reply.request.raw.complete) {
    // Fastify asks for an end after whatever it could not read, of which nothing is left here.
    void reply.removeHeader('connection').send(answer);
    return;
  }
  if (reply.getHeader('connection') !== 'close') {
    void reply.send(answer);
    return;
  }
  const stream = new Readable({ read: () => undefined });
  stream.push(answer);
  void untilBodyHasCome(reply.request.raw, READING_ON).then(() => stream.push(null));
  void reply.header('content-length', String(Buffer.byteLength(answer))).send(stream);
}
