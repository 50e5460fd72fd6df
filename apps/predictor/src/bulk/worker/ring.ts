/**
 * One end of a ring of bytes that two threads share: what one writes the other reads, in the same order, without memory
 * that is made and thrown away. They tell each other by messages how many bytes were written, and how many are done with.
 */
export class Ring {
  private readonly bytes: Buffer;
  /** Bytes that were written, or read, since the beginning. */
  private passed = 0;
  /** Of those written, how many are done with. */
  private released = 0;

  constructor(memory: SharedArrayBuffer) {
    this.bytes = Buffer.from(memory);
  }

  /** Writes from the beginning of some bytes as many as there is room for in one piece; returns how many. */
  write(source: Uint8Array): number {
    const size = this.bytes.length;
    const at = this.passed % size;
    const room = Math.min(size - (this.passed - this.released), size - at);
    const part = source.length > room ? source.subarray(0, room) : source;
    this.bytes.set(part, at);
    this.passed += part.length;
    return part.length;
  }

  /** Makes room: the other end is done with so many bytes. */
  release(bytes: number): void {
    this.released += bytes;
  }

  /** The next bytes, as they lie in the ring: there until the other end hears that they are done with. */
  read(bytes: number): Buffer {
    const at = this.passed % this.bytes.length;
    this.passed += bytes;
    return this.bytes.subarray(at, at + bytes);
  }
}
