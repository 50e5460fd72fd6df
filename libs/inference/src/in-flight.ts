import { Problem } from '@medcast/problem';

/** Counts work that must end before what it uses may be freed. */
export class InFlight {
  private readonly pending = new Set<Promise<unknown>>();
  private isClosed = false;

  /** Starts work; `MODEL_NOT_READY` once {@link drain} was called. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isClosed) {
      const detail = 'expected a model in service, got one that was taken out of it; try again';
      throw new Problem('MODEL_NOT_READY', detail, { retryAfterSeconds: 1 });
    }
    const result = work();
    this.pending.add(result);
    try {
      return await result;
    } finally {
      this.pending.delete(result);
    }
  }

  /** Accepts no more work and waits for what there is, however it ends. */
  async drain(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled(this.pending);
  }
}
