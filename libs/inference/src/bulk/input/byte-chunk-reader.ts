import { Problem } from '@medcast/problem';
import { ByteWindow } from '../byte-window';
import type { RowChunk } from '../row-chunk';
import type { BodySource, ChunkReader, RowBytes } from './chunk-reader';
import type { RowSource } from './row-source';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Reads rows that are texts. */
export class ByteChunkReader implements ChunkReader {
  private readonly window = new ByteWindow();
  private isLast = false;
  private isBegun = false;
  /** Why the body ended before its end. */
  private bodyFailure: Problem | undefined;

  constructor(
    private readonly rows: RowSource,
    private readonly body: BodySource,
  ) {}

  get failure(): Problem | undefined {
    return this.bodyFailure ?? this.rows.failure;
  }

  async read(chunk: RowChunk): Promise<boolean> {
    if (!this.isBegun) await this.begin();
    for (;;) {
      const state = this.rows.fill(this.window, chunk, this.isLast);
      if (state !== 'waiting') return state === 'full';
      // Rows that are there need not wait for a client that takes its time.
      if (chunk.rows > 0 && !this.body.isNear) return true;
      // What is done with may go: blanks and lines without anything.
      if (chunk.rows === 0) this.release();
      await this.append();
      if (this.bodyFailure !== undefined) return false;
    }
  }

  place(): RowBytes {
    return { bytes: this.window.bytes, offset: this.window.start };
  }

  release(): void {
    this.rows.release(this.window);
  }

  /** Leaves out a byte order mark. */
  private async begin(): Promise<void> {
    this.isBegun = true;
    while (!this.isLast && this.window.end < BYTE_ORDER_MARK.length) await this.append();
    if (BYTE_ORDER_MARK.every((byte, index) => this.window.bytes[index] === byte)) {
      this.window.release(BYTE_ORDER_MARK.length);
    }
  }

  private async append(): Promise<void> {
    try {
      const piece = await this.body.next();
      if (piece === undefined) this.isLast = true;
      else this.window.append(piece);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.bodyFailure = error;
      this.isLast = true;
    }
  }
}
