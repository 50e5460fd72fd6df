import { answerBulk, type AnswerPart, type BulkModel, type ParseJsonRecord } from '@medcast/inference';
import { Problem } from '@medcast/problem';
import { parseJsonDocument } from '../../json-body/parse-json-document';
import { parseRecord } from '../../predict/parse-record';
import { BodyQueue } from './body-queue';
import { Cancelled } from './cancelled';
import type { FromWorker, JobOptions, SentProblem } from './messages';
import { Ring } from './ring';
import { toProblem, toSent } from './sent-problem';

/** Sends a message to the program. */
export type Send = (message: FromWorker) => void;

/** As a body that holds the record alone is parsed. */
const parse: ParseJsonRecord = (parser, bytes) => parseRecord(parser, parseJsonDocument(bytes));

/** Answers one body of records, at the pace at which it comes and its answer is taken. */
export class AnswerJob {
  private readonly body: BodyQueue;
  private readonly ring: Ring;
  private isCancelled = false;
  private wake: (() => void) | undefined;

  constructor(
    private readonly job: number,
    private readonly options: JobOptions,
    private readonly send: Send,
  ) {
    this.body = new BodyQueue(options.bodyRing, (bytes) => send({ kind: 'read', job, bytes }));
    this.ring = new Ring(options.answerRing);
  }

  add(bytes: number): void {
    this.body.add(bytes);
  }

  end(problem: SentProblem | undefined): void {
    if (problem === undefined) this.body.end();
    else this.body.fail(toProblem(problem));
  }

  take(bytes: number): void {
    this.ring.release(bytes);
    this.wake?.();
  }

  /** Ends the job before its next chunk: a run is never interrupted. */
  cancel(): void {
    this.isCancelled = true;
    this.body.fail(new Cancelled());
    this.wake?.();
  }

  /** Tells the program how it ends; never rejects. */
  async run(model: BulkModel): Promise<void> {
    const { job, send, body } = this;
    const { input, output, mostRows } = this.options;
    try {
      for await (const part of answerBulk({ model, body, input, output, parse, mostRows })) await this.write(part);
      send({ kind: 'done', job });
    } catch (error) {
      if (error instanceof Cancelled) send({ kind: 'done', job });
      else if (error instanceof Problem) send({ kind: 'refused', job, problem: toSent(error) });
      else send({ kind: 'failed', job, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  /** @throws Cancelled */
  private async write({ bytes, tally }: AnswerPart): Promise<void> {
    let untold: AnswerPart['tally'] | undefined = tally;
    for (let done = 0; done < bytes.length || untold !== undefined;) {
      if (this.isCancelled) throw new Cancelled();
      const written = this.ring.write(bytes.subarray(done));
      if (written === 0 && done < bytes.length) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        continue;
      }
      this.send({ kind: 'answer', job: this.job, bytes: written, tally: untold });
      untold = undefined;
      done += written;
    }
  }
}
