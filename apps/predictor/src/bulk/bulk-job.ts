import { Readable } from 'node:stream';
import type { AnswerTally } from '@medcast/inference';
import { Problem } from '@medcast/problem';
import type { LoadedModel } from '../models/loaded-model';
import type { BulkThread } from './thread/bulk-thread';
import { type FromWorker, type JobOptions, MOST_UNREAD_BYTES } from './worker/messages';
import { toProblem, toSent } from './worker/sent-problem';

/** What a {@link BulkJob} is made of. */
export interface BulkJobParts {
  readonly thread: BulkThread;
  readonly model: LoadedModel;
  readonly options: Omit<JobOptions, 'model'>;
  /** Hears of rows that were answered. */
  readonly onTally: (tally: AnswerTally) => void;
  /** Hears of every sign of life of the client. */
  readonly onProgress: () => void;
}

interface Settle<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/** One bulk request in hand of a thread: bytes of the body go there, bytes of the answer come back. */
export class BulkJob {
  /** The answer, once it has begun; rejects with the Problem for which there is none. */
  readonly begun: Promise<Readable>;
  /** Resolves when the thread is done with it, however it ended. */
  readonly done: Promise<void>;
  private readonly answer: Readable;
  private readonly job: number;
  private unread = 0;
  private untaken = 0;
  private isDone = false;
  private wake: (() => void) | undefined;
  private settleBegun: Settle<Readable> = { resolve: () => undefined, reject: () => undefined };
  private settleDone = (): void => undefined;

  constructor(private readonly parts: BulkJobParts) {
    this.begun = new Promise((resolve, reject) => (this.settleBegun = { resolve, reject }));
    this.done = new Promise((resolve) => (this.settleDone = resolve));
    this.answer = new Readable({
      read: () => this.tellTaken(),
      destroy: (error, callback) => {
        this.cancel();
        callback(error);
      },
    });
    const { thread, model, options } = parts;
    this.job = thread.begin(model, options, (message) => this.receive(message));
  }

  /** Hands pieces of the body on, no faster than they are read; ends where nobody reads them any more. */
  async feed(body: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of body) {
      this.parts.onProgress();
      this.send(piece);
      while (this.unread > MOST_UNREAD_BYTES && !this.isDone) {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
      if (this.isDone) return;
    }
    this.tell({ kind: 'end', job: this.job });
  }

  /** Ends the body here: what was sent and not read yet is not read, and the answer says why. */
  endEarly(problem: Problem): void {
    this.tell({ kind: 'end', job: this.job, problem: toSent(problem) });
  }

  /** Gives the job up, as nobody is there to take the answer. */
  cancel(): void {
    this.tell({ kind: 'cancel', job: this.job });
  }

  private send(piece: Uint8Array): void {
    this.unread += piece.length;
    const { buffer } = piece;
    // A piece that shares its memory with others must not take it along.
    const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === piece.length;
    const bytes = isOwn ? new Uint8Array(buffer) : Uint8Array.from(piece);
    this.tell({ kind: 'piece', job: this.job, bytes }, [bytes.buffer]);
  }

  private tell(...[message, transfer]: Parameters<BulkThread['send']>): void {
    if (!this.isDone) this.parts.thread.send(message, transfer);
  }

  /** Whoever reads the answer wants more: what it was given is gone. */
  private tellTaken(): void {
    if (this.untaken === 0) return;
    this.parts.onProgress();
    this.tell({ kind: 'taken', job: this.job, bytes: this.untaken });
    this.untaken = 0;
  }

  private receive(message: FromWorker | { readonly kind: 'ended' }): void {
    switch (message.kind) {
      case 'read':
        this.unread -= message.bytes;
        this.wake?.();
        return;
      case 'answer':
        return this.receiveAnswer(message.bytes, message.tally);
      case 'done':
        this.settleBegun.resolve(this.answer);
        this.answer.push(null);
        return this.finish();
      case 'refused':
        this.settleBegun.reject(toProblem(message.problem));
        return this.finish();
      case 'failed':
        return this.fail(message.error);
      case 'ended':
        return this.fail(new Error('the thread that answered it ended'));
    }
  }

  private receiveAnswer(bytes: Uint8Array, tally: AnswerTally): void {
    this.parts.onTally(tally);
    if (this.answer.destroyed) return;
    this.untaken += bytes.length;
    const wantsMore = this.answer.push(bytes);
    this.settleBegun.resolve(this.answer);
    if (wantsMore) this.tellTaken();
  }

  private fail(error: Error): void {
    this.finish();
    this.settleBegun.reject(error);
    this.answer.destroy(error);
  }

  private finish(): void {
    if (this.isDone) return;
    this.isDone = true;
    const { thread, model } = this.parts;
    thread.end(this.job, model);
    this.wake?.();
    this.settleDone();
  }
}
