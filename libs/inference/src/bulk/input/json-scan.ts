import { ASCII } from '@medcast/record-schema';

// In ASCII a bracket and the brace that goes with it differ in one bit.
const BRACE_BIT = 0x20;

/** Finds the end of a value of JSON, well-formed or not; goes on where it stopped when there are more bytes. */
export class JsonScan {
  private scanned = 0;
  private level = 0;
  private isInString = false;
  private isEscaped = false;

  /** Begins a new value. */
  reset(): void {
    this.scanned = 0;
    this.level = 0;
    this.isInString = false;
    this.isEscaped = false;
  }

  /**
   * @param start place of the value, the same one until {@link reset}
   * @param end behind the last byte that there is
   * @returns the place behind the value, or -1 where that is not there yet
   */
  findEnd(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start + this.scanned; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (this.isInString) {
        if (this.endsString(byte) && this.level === 0) return at + 1;
      } else if (byte === ASCII.QUOTE) {
        this.isInString = true;
      } else if ((byte | BRACE_BIT) === ASCII.BRACE_OPEN) {
        this.level++;
      } else if ((byte | BRACE_BIT) === ASCII.BRACE_CLOSE) {
        if (this.level === 0) return at;
        if (--this.level === 0) return at + 1;
      } else if (this.level === 0 && (byte === ASCII.COMMA || byte <= ASCII.SPACE)) {
        return at;
      }
    }
    this.scanned = end - start;
    return -1;
  }

  private endsString(byte: number): boolean {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === ASCII.BACKSLASH) this.isEscaped = true;
    else if (byte === ASCII.QUOTE) this.isInString = false;
    return !this.isInString;
  }
}
