import { type BulkModel, createBulkModel } from '@medcast/inference';
import { AnswerJob, type Send } from './answer-job';
import type { ToWorker } from './messages';

/** Answers bulk requests beside the event loop: bytes come, bytes go. */
export class BulkWorker {
  private readonly models = new Map<number, Promise<BulkModel>>();
  private readonly jobs = new Map<number, AnswerJob>();

  constructor(private readonly send: Send) {}

  /** Does what a message asks for; resolves when `close` is done, for others at once. */
  async receive(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'load': {
        const model = createBulkModel(message.parts);
        // Who needs it hears of its failure.
        model.catch(() => undefined);
        this.models.set(message.model, model);
        return;
      }
      case 'unload':
        return this.unload(message.model);
      case 'begin':
        return this.begin(message);
      case 'piece':
        return this.jobs.get(message.job)?.add(message.bytes);
      case 'end':
        return this.jobs.get(message.job)?.end(message.problem);
      case 'taken':
        return this.jobs.get(message.job)?.take(message.bytes);
      case 'cancel':
        return this.jobs.get(message.job)?.cancel();
      case 'close':
        await Promise.all([...this.models.keys()].map((model) => this.unload(model)));
    }
  }

  private async begin({ job: number, model: modelNumber, ...options }: Extract<ToWorker, { kind: 'begin' }>) {
    const job = new AnswerJob(number, options, this.send);
    this.jobs.set(number, job);
    try {
      const model = await this.models.get(modelNumber);
      if (model === undefined) throw new Error(`model ${modelNumber} was never loaded`);
      await job.run(model);
    } catch (error) {
      this.send({ kind: 'failed', job: number, error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      this.jobs.delete(number);
    }
  }

  /** The program asks for it when no job uses the model any more. */
  private async unload(number: number): Promise<void> {
    const model = this.models.get(number);
    this.models.delete(number);
    await model?.then(
      (loaded) => loaded.close(),
      () => undefined,
    );
  }
}
