import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Problem } from '@medcast/problem';
import { reasonOf } from '../reason-of';
import type { ByteSource } from './byte-source';

/**
 * The bytes of a file, read when they are asked for.
 *
 * @throws Problem TABLE_NOT_READABLE
 */
export async function fileBytes(path: string): Promise<ByteSource> {
  const { size } = await stat(path).catch((error: unknown) => {
    const detail = `expected a table file at ${path}, got ${reasonOf(error)}`;
    throw new Problem('TABLE_NOT_READABLE', detail, { cause: error });
  });
  return {
    name: path,
    byteLength: size,
    slice: (start, end) => readSlice(path, start, Math.min(end, size)),
    stream: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
  };
}

async function readSlice(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(Math.max(end - start, 0));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}
