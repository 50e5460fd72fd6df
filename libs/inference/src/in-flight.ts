import { Problem } from '@medcast/problem';

/** Counts work that must end before what it uses may be freed. */
export class InFlight {
  private pending = 0;
  private closed = false;
  private readonly idle: (() => void)[] = [];

  /** Whether {@link drain} was called. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Starts work; `MODEL_NOT_READY` once {@link drain} was called. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.checkOpen();
    this.pending++;
    try {
      return await work();
    } finally {
      this.pending--;
      if (this.pending === 0) this.idle.splice(0).forEach((resolve) => resolve());
    }
  }

  /** Throws `MODEL_NOT_READY` once {@link drain} was called. */
  checkOpen(): void {
    if (!this.closed) return;
    const detail = 'expected a model in service, got one that was taken out of it; try again';
    throw new Problem('MODEL_NOT_READY', detail, { retryAfterSeconds: 1 });
  }

  /** Accepts no more work and waits for what there is, however it ends. */
  async drain(): Promise<void> {
    this.closed = true;
    if (this.pending > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }
}
