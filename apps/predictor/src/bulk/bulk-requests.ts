import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import type { FastifyRequest } from 'fastify';
import { type Settings, SETTINGS } from '../settings/settings';
import type { BulkJob } from './bulk-job';
import { BulkJobs } from './bulk-jobs';
import type { BulkQuestion } from './bulk-question';
import { bodyOf } from './request/body-of';
import { beginStreaming, endStreaming } from './request/streamed-sockets';
import { YoungCollector } from './request/young-collector';

/** Longest time without a byte of the body or of the answer taken. */
const STALL_MS = 120_000;
/** How long what comes after an early end is thrown away, so that the client may read the answer. */
const LINGER_MS = 5_000;

/** Answers bulk requests by threads, so many at once, and ends those in hand when the program stops. */
@Injectable()
export class BulkRequests implements BeforeApplicationShutdown {
  private readonly jobs = new Set<BulkJob>();
  private readonly collector = new YoungCollector();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly starter: BulkJobs,
  ) {}

  /** @throws Problem OVERLOADED where as many requests are in hand as may be */
  checkRoom(): void {
    const { maxBulkRequests } = this.settings;
    if (this.jobs.size < maxBulkRequests) return;
    const detail = `expected fewer than ${maxBulkRequests} bulk requests at once, got one more; try again, or run more replicas`;
    throw new Problem('OVERLOADED', detail, { retryAfterSeconds: 5 });
  }

  /**
   * Resolves once the answer has begun.
   *
   * @throws Problem what is wrong with the request, or with its body before the first row
   */
  answer(question: BulkQuestion): Promise<void> {
    this.checkRoom();
    const { request, reply } = question;
    const body = bodyOf(request.raw);
    const stalled = setTimeout(() => giveUp(job, request), STALL_MS);
    const onProgress = (bodyBytes: number): void => {
      stalled.refresh();
      this.collector.add(bodyBytes);
    };
    const job: BulkJob = this.starter.begin(question, { mostRows: this.settings.maxBulkRows ?? Infinity, onProgress });
    this.jobs.add(job);
    beginStreaming(request.raw.socket);
    reply.raw.once('close', () => job.cancel());
    // What nobody reads any more is thrown away, so that the connection may carry another request.
    void feed(job, body).then(() => request.raw.resume());
    void job.done.then(() => {
      this.jobs.delete(job);
      clearTimeout(stalled);
      endStreaming(request.raw.socket);
      cutOffSoon(request);
    });
    return job.begun;
  }

  /** The time to drain is over: answers in hand end with a row that says so, and clients send the rest again. */
  beforeApplicationShutdown(): void {
    const detail = 'expected a server that goes on, got one that stops; send the rest of the rows again';
    const problem = new Problem('MODEL_NOT_READY', detail, { retryAfterSeconds: 5 });
    for (const job of this.jobs) job.endEarly(problem);
  }
}

async function feed(job: BulkJob, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await job.feed(body);
  } catch (error) {
    if (error instanceof Problem) job.endEarly(error);
    // Error of a connection that is no more.
    else job.cancel();
  }
}

/** A client that takes no answer does not take this one either: it is cut off. */
function giveUp(job: BulkJob, { raw }: FastifyRequest): void {
  const detail = 'expected the body to go on and its answer to be read, got neither for two minutes; send it again';
  job.endEarly(new Problem('REQUEST_TIMEOUT', detail));
  setTimeout(() => raw.socket.destroy(), LINGER_MS).unref();
}

/** A client that sends on, though the answer has ended, is listened to a little longer, then cut off. */
function cutOffSoon({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  const cut = setTimeout(() => raw.socket.destroy(), LINGER_MS).unref();
  for (const event of ['end', 'close']) raw.once(event, () => clearTimeout(cut));
}
