/** The bytes of a table, wherever they lie: in a file or in memory. */
export interface ByteSource {
  /** What messages call it: a path or a URL. */
  readonly name: string;
  readonly byteLength: number;
  /** The bytes from `start` (inclusive) to `end` (exclusive), fewer where they end before. */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** All bytes in order, in pieces of bounded size. */
  stream(): AsyncIterable<Uint8Array>;
}
