import { constants } from 'node:zlib';
import type { FastifyCompressOptions } from '@fastify/compress';
import type { onSendAsyncHookHandler } from 'fastify';

/** How the files of the form are compressed. */
export const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip', 'identity'],
  // At 4, which is the default of the package, the form is no smaller than with gzip; above 5 little is gained.
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  globalDecompression: false,
  // Files are streams, to which no threshold applies; what is not a file is a problem, which stays as it is.
  threshold: Number.POSITIVE_INFINITY,
};

/** Takes the empty body from 304, lest it be compressed, and a client be told that what it holds is. */
export const withoutBodyIfUnmodified: onSendAsyncHookHandler = async (_request, reply, payload) =>
  reply.statusCode === 304 ? null : payload;
