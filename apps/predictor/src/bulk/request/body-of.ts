import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { Problem } from '@medcast/problem';

/** Bytes of an inflated body at once. */
const INFLATED_CHUNK_BYTES = 64 * 1024;

/**
 * The bytes of a body as they come, without its compression. However many a body is inflated to, they are asked for
 * piece by piece.
 *
 * @throws Problem MEDIA_TYPE_UNSUPPORTED for another compression than gzip and deflate; and, while it is read,
 *   REQUEST_MALFORMED where it is not what its encoding says
 */
export function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  switch (encoding) {
    case '':
    case 'identity':
      return piecesOf(request);
    case 'gzip':
    case 'x-gzip':
      return inflated(request, createGunzip({ chunkSize: INFLATED_CHUNK_BYTES }));
    case 'deflate':
      return inflated(request, createInflate({ chunkSize: INFLATED_CHUNK_BYTES }));
    default:
      throw new Problem('MEDIA_TYPE_UNSUPPORTED', 'expected content-encoding gzip or deflate, got another');
  }
}

/** Leaves the stream alive when it is not read to its end: what is left of the request is somebody else's concern. */
function piecesOf(stream: Readable): AsyncIterable<Uint8Array> {
  return stream.iterator({ destroyOnReturn: false });
}

async function* inflated(request: IncomingMessage, inflater: ReturnType<typeof createGunzip>) {
  request.on('error', (error) => inflater.destroy(error));
  request.on('aborted', () => inflater.destroy(new Error('aborted')));
  try {
    yield* piecesOf(request.pipe(inflater));
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    const detail = 'expected a body compressed as content-encoding says, got something else';
    throw new Problem('REQUEST_MALFORMED', detail, { cause });
  } finally {
    request.unpipe(inflater);
    inflater.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR_.*ZLIB)/.test(String(error.code));
}
