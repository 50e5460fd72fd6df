import type { Problem } from '@medcast/problem';
import type { RowChunk } from '../row-chunk';

/** A body as it comes. */
export interface BodySource {
  /** The next piece, there until another is asked for; `undefined` at the end of the body. Rejects with a `Problem` where it ends before its end, else where it is given up. */
  next(): Promise<Uint8Array | undefined>;
  /** Whether a piece is there already. */
  readonly isNear: boolean;
}

/** Reads the rows of a body, chunk after chunk. */
export interface ChunkReader {
  /** Why the rows ended before the body did; `undefined` while they have not. */
  readonly failure: Problem | undefined;
  /**
   * Reads the next rows: as many as a chunk has room for, or as there are when the next piece lets wait for itself.
   *
   * @returns whether there may be more
   * @throws Problem where the body cannot be read at all
   */
  read(chunk: RowChunk): Promise<boolean>;
  /** The bytes of the rows of a chunk, as they came; `undefined` where rows are not of bytes. */
  place(): RowBytes | undefined;
  /** Is done with the rows of the chunk. */
  release(): void;
}

/** Bytes in which the rows of a chunk stand. */
export interface RowBytes {
  readonly bytes: Uint8Array;
  /** From where the places of rows are counted. */
  readonly offset: number;
}
