import { Worker } from 'node:worker_threads';
import { toEstimatorParts } from '@medcast/inference';
import type { LoadedModel } from '../../models/loaded-model';
import type { FromWorker, JobOptions, ToWorker } from '../worker/messages';

/** Hears what a thread says of a job, and `ended` where the thread is no more. */
export type JobListener = (message: FromWorker | { readonly kind: 'ended' }) => void;

/** A model that a thread has loaded. */
interface ThreadModel {
  readonly number: number;
  jobs: number;
}

/** A worker thread that answers bulk requests, with its own sessions of the models that they ask for. */
export class BulkThread {
  private readonly worker: Worker;
  private readonly models = new Map<LoadedModel, ThreadModel>();
  private readonly listeners = new Map<number, JobListener>();
  private readonly ended: Promise<void>;
  private lastNumber = 0;

  /**
   * @param program file of `bulk-worker`
   * @param onEnd hears when the thread is no more; with an error where it was not asked to end
   */
  constructor(program: string, onEnd: (thread: BulkThread, error: unknown) => void) {
    this.worker = new Worker(program);
    this.worker.on('message', (message: FromWorker) => this.listeners.get(message.job)?.(message));
    let failure: unknown;
    this.worker.on('error', (error: unknown) => (failure = error));
    this.ended = new Promise((resolve) => {
      this.worker.on('exit', () => {
        for (const listener of [...this.listeners.values()]) listener({ kind: 'ended' });
        onEnd(this, failure);
        resolve();
      });
    });
  }

  /** Jobs in hand. */
  get jobs(): number {
    return this.listeners.size;
  }

  /** Begins a job; it is in hand until {@link end}. */
  begin(model: LoadedModel, options: JobOptions, listener: JobListener): number {
    const loaded = this.load(model);
    loaded.jobs++;
    const job = ++this.lastNumber;
    this.listeners.set(job, listener);
    this.send({ kind: 'begin', job, model: loaded.number, ...options });
    return job;
  }

  send(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  /** Notes that the thread is done with a job. */
  end(job: number, model: LoadedModel): void {
    this.listeners.delete(job);
    const loaded = this.models.get(model);
    if (loaded !== undefined) loaded.jobs--;
  }

  /** Frees the sessions of models that are not served any more and that no job uses. */
  unloadUnless(isServed: (model: LoadedModel) => boolean): void {
    for (const [model, { number, jobs }] of this.models) {
      if (jobs > 0 || isServed(model)) continue;
      this.models.delete(model);
      this.send({ kind: 'unload', model: number });
    }
  }

  /** Ends the thread when its jobs have ended. */
  async close(): Promise<void> {
    this.send({ kind: 'close' });
    await this.ended;
  }

  private load(model: LoadedModel): ThreadModel {
    const known = this.models.get(model);
    if (known !== undefined) return known;
    const added = { number: ++this.lastNumber, jobs: 0 };
    this.models.set(model, added);
    this.send({ kind: 'load', model: added.number, parts: toEstimatorParts(model.bundle) });
    return added;
  }
}
