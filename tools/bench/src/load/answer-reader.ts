const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: (\d+)\r\n/i;
const STATUS = /^HTTP\/1\.1 (\d{3})/;

/** One answer, of which only what is measured is kept. */
export interface SeenAnswer {
  readonly status: number;
  readonly bytes: number;
}

/** Reads the answers of one connection, of which each tells its length, from the pieces in which they come. */
export class AnswerReader {
  private pending: Buffer = Buffer.alloc(0);

  constructor(private readonly onAnswer: (answer: SeenAnswer) => void) {}

  push(piece: Buffer): void {
    this.pending = this.pending.length === 0 ? piece : Buffer.concat([this.pending, piece]);
    for (;;) {
      const headEnd = this.pending.indexOf(END_OF_HEAD);
      if (headEnd === -1) return;
      const head = this.pending.toString('latin1', 0, headEnd + 2);
      const length = LENGTH.exec(head)?.[1];
      if (length === undefined) throw new Error('expected an answer with a content-length, got one without');
      const bytes = headEnd + END_OF_HEAD.length + Number(length);
      if (this.pending.length < bytes) return;
      this.pending = this.pending.subarray(bytes);
      this.onAnswer({ status: Number(STATUS.exec(head)?.[1] ?? 0), bytes });
    }
  }
}
