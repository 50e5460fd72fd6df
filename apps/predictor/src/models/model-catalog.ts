import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { probePaths } from '@medcast/deploy-contract';
import { type ModelRepository, openRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { type Log, LOG } from '../logging/create-log';
import { type Settings, SETTINGS } from '../settings/settings';
import type { CatalogEntry } from './catalog-entry';
import { loadModel, resolveChannel } from './load-model';
import type { LoadedModel } from './loaded-model';

/** What the whole catalog is waiting for or was stopped by. */
type CatalogState = 'loading' | 'loaded' | Problem;

/** The models that are served. One that fails to load leaves the others serving. */
@Injectable()
export class ModelCatalog implements OnApplicationShutdown {
  private readonly byName = new Map<string, CatalogEntry>();
  private state: CatalogState = 'loading';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Loads every model once; failures are kept for readiness to tell, never thrown. */
  async load(): Promise<void> {
    try {
      const repository = openRepository(this.settings.models);
      const names = await this.listNames(repository);
      names.forEach((name) => this.byName.set(name, { state: 'loading', name }));
      for (const name of names) await this.loadOne(repository, name);
      this.state = 'loaded';
    } catch (error) {
      this.state = toFailure(error);
      this.log.error(toLogLine(this.state), this.state.detail);
    }
  }

  get isLoading(): boolean {
    return this.state === 'loading';
  }

  /** Why no model could be looked for at all. */
  get failure(): Problem | undefined {
    return this.state instanceof Problem ? this.state : undefined;
  }

  get entries(): readonly CatalogEntry[] {
    return [...this.byName.values()];
  }

  get models(): readonly LoadedModel[] {
    return this.entries.flatMap((entry) => (entry.state === 'ready' ? [entry.model] : []));
  }

  /**
   * Finds a model that may answer.
   *
   * @throws Problem MODEL_NOT_FOUND naming those served, MODEL_NOT_READY for one that is expected but does not serve
   */
  find(name: string): LoadedModel {
    const entry = this.byName.get(name);
    if (entry?.state === 'ready') return entry.model;
    if (entry?.state === 'failed') throw notReady(`${name} was refused with ${entry.problem.code}`);
    if (entry?.state === 'loading' || this.isLoading) throw notReady(`${name} is still being loaded`);
    if (this.failure !== undefined) throw notReady(`the models could not be listed: ${this.failure.code}`);
    const served = this.models.map((model) => model.name).join(', ') || 'none';
    throw new Problem('MODEL_NOT_FOUND', `expected one of the models served (${served}), got ${JSON.stringify(name)}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.models.map(({ estimator }) => estimator.close()));
  }

  private async listNames(repository: ModelRepository): Promise<readonly string[]> {
    const names = this.settings.modelNames ?? (await repository.listModels());
    if (names.length > 0) return names;
    const detail = `expected at least one model in ${repository.uri}, got none; train one, or point MODELS to a repository`;
    throw new Problem('BUNDLE_NOT_FOUND', detail);
  }

  private async loadOne(repository: ModelRepository, name: string): Promise<void> {
    let version: number | undefined;
    try {
      version = await resolveChannel(repository, name, this.settings.channel);
      const model = await loadModel(repository, { model: name, version }, this.settings.scorerThreads);
      this.byName.set(name, { state: 'ready', name, model });
      this.log.info({ model: name, version }, 'model ready');
    } catch (error) {
      const problem = toFailure(error);
      this.byName.set(name, { state: 'failed', name, problem, ...(version !== undefined && { version }) });
      this.log.error({ model: name, version, ...toLogLine(problem) }, problem.detail);
    }
  }
}

function notReady(why: string): Problem {
  return new Problem('MODEL_NOT_READY', `${why}; see ${probePaths.readiness}`, { retryAfterSeconds: 5 });
}

function toFailure(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('INTERNAL_ERROR', 'an unexpected failure while loading', { cause: error });
}

/** An expected failure is told by its code and detail; where it was thrown matters for an unexpected one alone. */
function toLogLine({ code, cause }: Problem): Readonly<Record<string, unknown>> {
  return code === 'INTERNAL_ERROR' ? { code, err: cause } : { code };
}
