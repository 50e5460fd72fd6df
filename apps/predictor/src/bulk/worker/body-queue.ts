import type { BodySource } from '@medcast/inference';
import type { Problem } from '@medcast/problem';
import type { Cancelled } from './cancelled';
import { BODY_RING_BYTES } from './messages';
import { Ring } from './ring';

/** So many bytes are told at once to be done with: a message costs about as much as to read a hundred rows. */
const TOLD_BYTES = BODY_RING_BYTES / 4;

/** The pieces of a body that came and were not read yet. */
export class BodyQueue implements BodySource {
  private readonly ring: Ring;
  private readonly pieces: number[] = [];
  private isEnded = false;
  private failure: Problem | Cancelled | undefined;
  private wake: (() => void) | undefined;
  /** Bytes that are done with and that the other end has not heard of. */
  private untold = 0;
  /** Of the piece that was given last. */
  private inHand = 0;

  /** @param onRead hears of bytes that are done with */
  constructor(
    memory: SharedArrayBuffer,
    private readonly onRead: (bytes: number) => void,
  ) {
    this.ring = new Ring(memory);
  }

  get isNear(): boolean {
    return this.pieces.length > 0 || this.isEnded || this.failure !== undefined;
  }

  add(bytes: number): void {
    this.pieces.push(bytes);
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

  /**
   * @returns bytes that are there until the next are asked for
   * @throws Cancelled, or the Problem with which the body ended
   */
  async next(): Promise<Uint8Array | undefined> {
    this.tell();
    while (!this.isNear) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure !== undefined) throw this.failure;
    const bytes = this.pieces.shift();
    if (bytes === undefined) return undefined;
    this.inHand = bytes;
    return this.ring.read(bytes);
  }

  private tell(): void {
    this.untold += this.inHand;
    this.inHand = 0;
    if (this.untold === 0 || (this.untold < TOLD_BYTES && this.pieces.length > 0)) return;
    this.onRead(this.untold);
    this.untold = 0;
  }
}
