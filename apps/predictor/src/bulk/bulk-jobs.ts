import { Injectable } from '@nestjs/common';
import { Drain } from '../lifecycle/drain';
import { BulkJob, type BulkJobParts } from './bulk-job';
import { BulkMetrics } from './bulk-metrics';
import type { BulkQuestion } from './bulk-question';
import { openAnswer } from './request/open-answer';
import { BulkThreads } from './thread/bulk-threads';

/** Begins jobs: on which thread, how they are answered, and who counts them. */
@Injectable()
export class BulkJobs {
  constructor(
    private readonly threads: BulkThreads,
    private readonly metrics: BulkMetrics,
    private readonly drain: Drain,
  ) {}

  begin(question: BulkQuestion, { mostRows, onProgress }: JobLimits): BulkJob {
    const { model, input, output, reply } = question;
    const job = new BulkJob({
      thread: this.threads.take(),
      model,
      options: { input, output, mostRows },
      open: () => openAnswer(reply, { format: output, model, isDraining: this.drain.isDraining }),
      onTally: (tally) => this.metrics.count(model, tally),
      onProgress,
    });
    void job.done.then(() => this.threads.unloadReplaced());
    return job;
  }
}

/** How far a job may go, and who hears that it goes on. */
export interface JobLimits extends Pick<BulkJobParts, 'onProgress'> {
  readonly mostRows: number;
}
