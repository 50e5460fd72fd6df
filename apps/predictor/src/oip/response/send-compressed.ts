import { promisify } from 'node:util';
import { deflate, gzip, type InputType, type ZlibOptions } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { type AnswerEncoding, answerEncodingFor } from './answer-encoding';

type Compressor = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>;

const compressors: Readonly<Record<AnswerEncoding, Compressor>> = {
  gzip: promisify<InputType, ZlibOptions, Buffer>(gzip),
  deflate: promisify<InputType, ZlibOptions, Buffer>(deflate),
};

/** Below, an answer fits into one packet anyway (RFC 9293 makes that about 1,400 bytes), and many clients ask by habit. */
const WORTHWHILE_BYTES = 1024;

/** The quickest: numbers do not become much smaller at any level. */
const LEVEL = 1;

/** Sends a body, compressed where the client takes that and it is worth it. */
export function sendCompressed(
  reply: FastifyReply,
  body: string | Buffer,
  accepted: string | undefined,
): FastifyReply | Promise<FastifyReply> {
  if (body.length < WORTHWHILE_BYTES) return reply.send(body);
  void reply.header('vary', 'accept-encoding');
  const encoding = answerEncodingFor(accepted);
  if (encoding === undefined) return reply.send(body);
  return compressors[encoding](body, { level: LEVEL }).then((bytes) =>
    reply.header('content-encoding', encoding).send(bytes),
  );
}
