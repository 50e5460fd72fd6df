import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Log, LOG } from '../../logging/create-log';
import type { LoadedModel } from '../../models/loaded-model';
import { ModelCatalog } from '../../models/model-catalog';
import { type Settings, SETTINGS } from '../../settings/settings';
import { BulkThread } from './bulk-thread';

/** The threads that answer bulk requests: started when they are needed, kept for the next request. */
@Injectable()
export class BulkThreads implements OnApplicationShutdown {
  private readonly threads = new Set<BulkThread>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
    private readonly catalog: ModelCatalog,
  ) {}

  /** The thread with the fewest jobs in hand; a new one where all have some and there may be more. */
  take(): BulkThread {
    const [idlest] = [...this.threads].toSorted((a, b) => a.jobs - b.jobs);
    const isEnough = this.threads.size >= this.settings.bulkThreads;
    const thread = idlest !== undefined && (idlest.jobs === 0 || isEnough) ? idlest : this.start();
    thread.unloadUnless((model) => this.isServed(model));
    return thread;
  }

  /** Lets threads forget models that were replaced. */
  unloadReplaced(): void {
    for (const thread of this.threads) thread.unloadUnless((model) => this.isServed(model));
  }

  /** After the last request has ended. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.close()));
  }

  private start(): BulkThread {
    const thread = new BulkThread(this.settings.bulkProgram, (ended, error) => {
      this.threads.delete(ended);
      if (error !== undefined) this.log.error({ err: error }, 'a bulk thread ended');
    });
    this.threads.add(thread);
    return thread;
  }

  private isServed(model: LoadedModel): boolean {
    return this.catalog.entry(model.name)?.serving === model;
  }
}
