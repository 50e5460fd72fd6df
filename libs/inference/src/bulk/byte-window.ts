const FIRST_CAPACITY = 512 * 1024;

/**
 * The bytes of a stream that are not done with yet, in one piece: more are appended behind, those that are done with are
 * released in front. One NUL always stands behind the last byte, so that who scans them need not look at the end.
 */
export class ByteWindow {
  /** Where the bytes are; only `start` to `end` is meant. */
  bytes = new Uint8Array(FIRST_CAPACITY);
  /** Of the first byte that is not released. */
  start = 0;
  /** Behind the last byte. */
  end = 0;

  append(piece: Uint8Array): void {
    if (this.end + piece.length + 1 > this.bytes.length) this.makeRoom(piece.length);
    this.bytes.set(piece, this.end);
    this.end += piece.length;
    this.bytes[this.end] = 0;
  }

  /** Is done with the bytes in front of a place. */
  release(place: number): void {
    this.start = place;
  }

  /** Moves what is there to the front, of a larger buffer where half of this one would not do. */
  private makeRoom(more: number): void {
    const length = this.end - this.start;
    const needed = length + more + 1;
    const target = 2 * needed > this.bytes.length ? new Uint8Array(2 * needed) : this.bytes;
    if (target === this.bytes) target.copyWithin(0, this.start, this.end);
    else target.set(this.bytes.subarray(this.start, this.end));
    this.bytes = target;
    this.start = 0;
    this.end = length;
  }
}
