/** Lets all who wait in one tick of the event loop go on together at its end. */
export class TickEnd {
  private waiting: (() => void)[] = [];

  wait(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.release());
      this.waiting.push(resolve);
    });
  }

  private release(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
