import type { ByteSource } from './byte-source';

/** Bytes that say how much of them has been streamed. */
export interface CountedBytes {
  readonly bytes: ByteSource;
  /** Share of the bytes that has been streamed, from 0 to 1. */
  readonly progress: () => number;
}

/** Watches how much of some bytes is streamed. */
export function countBytes(bytes: ByteSource): CountedBytes {
  let streamed = 0;
  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes.stream()) {
      streamed += piece.length;
      yield piece;
    }
  }
  return { bytes: { ...bytes, stream }, progress: () => (bytes.byteLength === 0 ? 1 : streamed / bytes.byteLength) };
}
