import { promisify } from 'node:util';
import { gunzip, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import { Problem } from '@medcast/problem';
import { invalidRequest } from '../invalid-request';

type Inflater = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>;

const gunzipBody: Inflater = promisify<InputType, ZlibOptions, Buffer>(gunzip);
const inflateZlib: Inflater = promisify<InputType, ZlibOptions, Buffer>(inflate);
const inflateBare: Inflater = promisify<InputType, ZlibOptions, Buffer>(inflateRaw);

/** A body as it came over the line. */
export interface EncodedBody {
  readonly bytes: Buffer;
  /** Header `content-encoding`. */
  readonly encoding: string | undefined;
  /** Most bytes of the body, compressed or not. */
  readonly maxBytes: number;
}

/**
 * Undoes the compression of a body; stops as soon as the result is too large.
 *
 * @throws Problem BODY_TOO_LARGE, MEDIA_TYPE_UNSUPPORTED for another encoding than gzip and deflate,
 *   INFERENCE_REQUEST_INVALID where the body is not what its encoding says
 */
export async function inflateBody({ bytes, encoding, maxBytes }: EncodedBody): Promise<Buffer> {
  const inflater = inflaterOf(encoding?.trim().toLowerCase(), bytes);
  if (inflater === undefined) return bytes;
  try {
    return await inflater(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw toRefusal(error, maxBytes);
  }
}

function inflaterOf(encoding: string | undefined, bytes: Buffer): Inflater | undefined {
  switch (encoding) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return gunzipBody;
    case 'deflate':
      return isZlib(bytes) ? inflateZlib : inflateBare;
    default:
      throw new Problem('MEDIA_TYPE_UNSUPPORTED', 'expected content-encoding gzip or deflate, got another');
  }
}

/** Some clients leave out the two bytes of the zlib format (RFC 1950) that `deflate` should have (RFC 9110, 8.4.1.2). */
function isZlib(bytes: Buffer): boolean {
  return bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

function toRefusal(error: unknown, maxBytes: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ERR_BUFFER_TOO_LARGE') {
    const detail = `expected a body of at most ${maxBytes} bytes, got one that is larger when it is inflated; split it, or raise MAX_BODY_MB`;
    return new Problem('BODY_TOO_LARGE', detail, { cause: error });
  }
  return invalidRequest('expected a body compressed as content-encoding says, got something else', { cause: error });
}
