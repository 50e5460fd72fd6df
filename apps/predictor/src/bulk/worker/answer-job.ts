import { answerBulk, type BulkModel, type ParseJsonRecord } from '@medcast/inference';
import { Problem } from '@medcast/problem';
import { parseJsonDocument } from '../../json-body/parse-json-document';
import { parseRecord } from '../../predict/parse-record';
import { BodyQueue } from './body-queue';
import { Cancelled } from './cancelled';
import { type FromWorker, type JobOptions, MOST_UNTAKEN_BYTES } from './messages';
import { toProblem, toSent } from './sent-problem';
import type { SentProblem } from './messages';

/** Sends a message to the program; what it is made of may change hands. */
export type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;

/** As a body that holds the record alone is parsed. */
const parse: ParseJsonRecord = (parser, bytes) => parseRecord(parser, parseJsonDocument(bytes));

/** Answers one body of records, at the pace at which it comes and its answer is taken. */
export class AnswerJob {
  private readonly body: BodyQueue;
  private untaken = 0;
  private isCancelled = false;
  private wake: (() => void) | undefined;

  constructor(
    private readonly job: number,
    private readonly send: Send,
  ) {
    this.body = new BodyQueue((bytes) => send({ kind: 'read', job, bytes }));
  }

  add(piece: Uint8Array): void {
    this.body.add(piece);
  }

  end(problem: SentProblem | undefined): void {
    if (problem === undefined) this.body.end();
    else this.body.fail(toProblem(problem));
  }

  take(bytes: number): void {
    this.untaken -= bytes;
    this.wake?.();
  }

  /** Ends the job before its next chunk: a run is never interrupted. */
  cancel(): void {
    this.isCancelled = true;
    this.body.fail(new Cancelled());
    this.wake?.();
  }

  /** Tells the program how it ends; never rejects. */
  async run(model: BulkModel, { input, output, mostRows }: JobOptions): Promise<void> {
    const { job, send } = this;
    try {
      for await (const { bytes, tally } of answerBulk({ model, body: this.body, input, output, parse, mostRows })) {
        this.untaken += bytes.length;
        send({ kind: 'answer', job, bytes, tally }, [bytes.buffer]);
        await this.waitForClient();
      }
      send({ kind: 'done', job });
    } catch (error) {
      if (error instanceof Cancelled) send({ kind: 'done', job });
      else if (error instanceof Problem) send({ kind: 'refused', job, problem: toSent(error) });
      else send({ kind: 'failed', job, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  /** @throws Cancelled */
  private async waitForClient(): Promise<void> {
    while (this.untaken > MOST_UNTAKEN_BYTES && !this.isCancelled) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (this.isCancelled) throw new Cancelled();
  }
}
