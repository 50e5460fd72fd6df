import type { ServerResponse } from 'node:http';
import type { AnswerTally } from '@medcast/inference';
import type { Problem } from '@medcast/problem';
import type { LoadedModel } from '../models/loaded-model';
import type { BulkThread } from './thread/bulk-thread';
import { ANSWER_RING_BYTES, BODY_RING_BYTES, type FromWorker, type JobOptions, type ToWorker } from './worker/messages';
import { Ring } from './worker/ring';
import { toProblem, toSent } from './worker/sent-problem';

/** What a {@link BulkJob} is made of. */
export interface BulkJobParts {
  readonly thread: BulkThread;
  readonly model: LoadedModel;
  readonly options: Omit<JobOptions, 'bodyRing' | 'answerRing'>;
  /** Begins the answer, with its status and its headers. */
  readonly open: () => ServerResponse;
  /** Hears of rows that were answered. */
  readonly onTally: (tally: AnswerTally) => void;
  /** Hears of every sign of life of the client, and of how many bytes of the body it was. */
  readonly onProgress: (bodyBytes: number) => void;
}

interface Settle {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** One bulk request in hand of a thread: bytes of the body go there, bytes of the answer come back. */
export class BulkJob {
  /** Resolves once the answer has begun; rejects with the Problem for which there is none. */
  readonly begun: Promise<void>;
  /** Resolves when the thread is done with it, however it ended. */
  readonly done: Promise<void>;
  private readonly job: number;
  private readonly bodyRing: Ring;
  private readonly answerRing: Ring;
  private response: ServerResponse | undefined;
  private isDone = false;
  private wake: (() => void) | undefined;
  private settleBegun: Settle = { resolve: () => undefined, reject: () => undefined };
  private settleDone = (): void => undefined;

  constructor(private readonly parts: BulkJobParts) {
    this.begun = new Promise((resolve, reject) => (this.settleBegun = { resolve, reject }));
    this.done = new Promise((resolve) => (this.settleDone = resolve));
    const { thread, model, options } = parts;
    const bodyRing = new SharedArrayBuffer(BODY_RING_BYTES);
    const answerRing = new SharedArrayBuffer(ANSWER_RING_BYTES);
    this.bodyRing = new Ring(bodyRing);
    this.answerRing = new Ring(answerRing);
    this.job = thread.begin(model, { ...options, bodyRing, answerRing }, (message) => this.receive(message));
  }

  /** Hands pieces of the body on, no faster than they are read; ends where nobody reads them any more. */
  async feed(body: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of body) {
      this.parts.onProgress(piece.length);
      for (let done = 0; done < piece.length && !this.isDone;) {
        const bytes = this.bodyRing.write(piece.subarray(done));
        if (bytes > 0) this.tell({ kind: 'piece', job: this.job, bytes });
        else await new Promise<void>((resolve) => (this.wake = resolve));
        done += bytes;
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

  private tell(message: ToWorker): void {
    if (!this.isDone) this.parts.thread.send(message);
  }

  private receive(message: FromWorker | { readonly kind: 'ended' }): void {
    switch (message.kind) {
      case 'read':
        this.bodyRing.release(message.bytes);
        this.wake?.();
        return;
      case 'answer':
        this.receiveAnswer(message.bytes, message.tally);
        return;
      case 'done':
        this.begin().end();
        this.finish();
        return;
      case 'refused':
        this.settleBegun.reject(toProblem(message.problem));
        this.finish();
        return;
      case 'failed':
        this.fail(message.error);
        return;
      case 'ended':
        this.fail(new Error('the thread that answered it ended'));
    }
  }

  private receiveAnswer(bytes: number, tally: AnswerTally | undefined): void {
    if (tally !== undefined) this.parts.onTally(tally);
    if (bytes === 0) return;
    // Written when the connection has taken it: what lies in the ring until then makes the worker wait.
    this.begin().write(this.answerRing.read(bytes), () => {
      this.parts.onProgress(0);
      this.tell({ kind: 'taken', job: this.job, bytes });
    });
  }

  private begin(): ServerResponse {
    this.response ??= this.parts.open();
    this.settleBegun.resolve();
    return this.response;
  }

  /** An answer that has begun ends without its end, by which a client knows that it is not whole. */
  private fail(error: Error): void {
    this.finish();
    this.settleBegun.reject(error);
    this.response?.destroy(error);
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
