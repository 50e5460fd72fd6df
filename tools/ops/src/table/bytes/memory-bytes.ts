import type { ByteSource } from './byte-source';

/** Bytes that are handed on at once. */
const PIECE = 256 * 1024;

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Uint8Array, name = 'the table'): ByteSource {
  return {
    name,
    byteLength: bytes.length,
    slice: (start, end) => Promise.resolve(new Uint8Array(bytes.subarray(start, end))),
    stream: () => pieces(bytes),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the form of a stream, of what is there already
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}
