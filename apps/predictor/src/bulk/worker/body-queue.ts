import type { BodySource } from '@medcast/inference';
import type { Problem } from '@medcast/problem';
import { Cancelled } from './cancelled';

/** The pieces of a body that came and were not read yet. */
export class BodyQueue implements BodySource {
  private readonly pieces: Uint8Array[] = [];
  private isEnded = false;
  private failure: Problem | Cancelled | undefined;
  private wake: (() => void) | undefined;

  /** @param onRead hears of each piece that is done with */
  constructor(private readonly onRead: (bytes: number) => void) {}

  get isNear(): boolean {
    return this.pieces.length > 0 || this.isEnded || this.failure !== undefined;
  }

  add(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.wake?.();
  }

  end(): void {
    this.isEnded = true;
    this.wake?.();
  }

  /** What waits and what comes is not read any more. */
  fail(failure: Problem | Cancelled): void {
    this.failure ??= failure;
    this.wake?.();
  }

  /** @throws Cancelled, or the Problem with which the body ended */
  async next(): Promise<Uint8Array | undefined> {
    while (!this.isNear) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure !== undefined) throw this.failure;
    const piece = this.pieces.shift();
    if (piece !== undefined) this.onRead(piece.length);
    return piece;
  }
}
