import { ASCII } from '@medcast/record-schema';

/** Where in a row of CSV a byte stands (RFC 4180). */
type CsvState = 'cell start' | 'plain' | 'quoted' | 'behind quote';

/** Finds the end of a row of CSV; goes on where it stopped when there are more bytes. */
export class CsvScan {
  private scanned = 0;
  private state: CsvState = 'cell start';

  constructor(private readonly delimiter: number) {}

  /** Begins a new row. */
  reset(): void {
    this.scanned = 0;
    this.state = 'cell start';
  }

  /**
   * @param start place of the row, the same one until {@link reset}
   * @param end behind the last byte that there is
   * @returns the place of the line feed that ends the row, or -1 where that is not there yet
   */
  findEnd(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start + this.scanned; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === ASCII.LINE_FEED && this.state !== 'quoted') return at;
      this.state = this.next(byte);
    }
    this.scanned = end - start;
    return -1;
  }

  private next(byte: number): CsvState {
    if (this.state === 'quoted') return byte === ASCII.QUOTE ? 'behind quote' : 'quoted';
    if (byte === this.delimiter) return 'cell start';
    // A quote begins a cell, or stands for itself behind another one.
    return byte === ASCII.QUOTE && this.state !== 'plain' ? 'quoted' : 'plain';
  }
}
