import { FloatText } from './float-text';

const FIRST_CAPACITY = 64 * 1024;
/** Longest text of a number. */
const NUMBER_BYTES = 32;
const BYTES_PER_CODE_UNIT = 3;

/** Gathers bytes of UTF-8 text. */
export class ByteWriter {
  private bytes = new Uint8Array(FIRST_CAPACITY);
  private length = 0;
  private readonly floats = new FloatText();
  private readonly encoder = new TextEncoder();

  /** Bytes since the last {@link take}. */
  get size(): number {
    return this.length;
  }

  /** Adds bytes as they are, few enough that a loop is the fastest way. */
  add(text: Uint8Array): void {
    this.addPart(text, 0, text.length);
  }

  /** Adds a part of some bytes. */
  addPart(source: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start);
    const { bytes } = this;
    let to = this.length;
    for (let from = start; from < end; from++, to++) bytes[to] = source[from] ?? 0;
    this.length = to;
  }

  /** Adds a number as `String` writes it. */
  addNumber(value: number): void {
    this.makeRoom(NUMBER_BYTES);
    const end = this.floats.write(value, this.bytes, this.length);
    if (end < 0) this.addText(String(value));
    else this.length = end;
  }

  addText(text: string): void {
    this.makeRoom(text.length * BYTES_PER_CODE_UNIT);
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** What was added, there until more is. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const roomier = new Uint8Array(2 * (this.length + more));
    roomier.set(this.bytes.subarray(0, this.length));
    this.bytes = roomier;
  }
}
