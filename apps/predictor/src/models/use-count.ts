/** Counts who uses something, so that it is freed after the last of them. */
export class UseCount {
  private users = 0;
  private readonly waiting: (() => void)[] = [];

  /** Does work that counts as one use until it ends, well or not. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.begin();
    try {
      return await work();
    } finally {
      this.end();
    }
  }

  /** Begins a use that counts until {@link end}. */
  begin(): void {
    this.users++;
  }

  /** Ends a use that was begun. */
  end(): void {
    this.users--;
    if (this.users === 0 && this.waiting.length > 0) this.waiting.splice(0).forEach((resolve) => resolve());
  }

  /** Resolves at the next moment at which nobody uses it. */
  async idle(): Promise<void> {
    if (this.users === 0) return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
