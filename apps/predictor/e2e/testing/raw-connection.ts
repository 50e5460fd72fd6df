import { connect, type Socket } from 'node:net';

/** A connection on which a test sends bytes as they are, and that keeps what comes back. */
export class RawConnection {
  /** Everything that has come. */
  received = '';
  /** Why it broke; `undefined` while it is open, and after an orderly end. */
  failure: Error | undefined;
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private readonly waiting = new Set<() => void>();

  constructor(url: string) {
    const { port, hostname } = new URL(url);
    this.socket = connect(Number(port), hostname);
    this.socket.on('data', (bytes) => {
      this.received += bytes.toString('latin1');
      this.waiting.forEach((check) => check());
    });
    this.socket.on('error', (error) => (this.failure = error));
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  get isClosed(): boolean {
    return this.socket.destroyed;
  }

  /** Resolves once the system has taken the bytes. */
  async send(bytes: string | Buffer): Promise<void> {
    await new Promise<void>((resolve) => this.socket.write(bytes, () => resolve()));
  }

  /** Resolves once what has come matches; rejects when the connection ends without. */
  async receives(pattern: RegExp): Promise<void> {
    const found = new Promise<void>((resolve) => {
      const check = (): void => {
        if (pattern.test(this.received)) resolve();
      };
      this.waiting.add(check);
      check();
    });
    const ended = this.closed.then(() => {
      if (!pattern.test(this.received)) throw new Error(`expected ${pattern}, got ${JSON.stringify(this.received)}`);
    });
    await Promise.race([found, ended]);
  }

  close(): void {
    this.socket.destroy();
  }
}
