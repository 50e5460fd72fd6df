import type { BinaryData } from '../../oip/request/binary-data';

/** The raw contents of a message, one entry for each of its inputs in their order. */
export class RawContents implements BinaryData {
  private taken = 0;

  /** @param contents as many as there are inputs; who reads the request has checked that */
  constructor(private readonly contents: readonly Buffer[]) {}

  take(): Buffer {
    return this.contents[this.taken++] ?? Buffer.alloc(0);
  }

  checkIsAtEnd(): void {
    // As many entries as inputs, each of which has taken its own.
  }
}
