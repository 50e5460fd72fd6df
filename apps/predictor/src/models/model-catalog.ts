import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { probePaths } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { type CatalogEntry, type ModelOrigin, problemOf, stateOf, toNewEntry } from './catalog-entry';
import type { LoadedModel } from './loaded-model';

/** The models that are served, each with what is known of it. Knows nothing of repositories and never waits. */
@Injectable()
export class ModelCatalog implements OnApplicationShutdown {
  private readonly byName = new Map<string, CatalogEntry>();
  private readonly retiring = new Set<Promise<void>>();
  /** Whether every model has been tried once. */
  isLoading = true;
  /** Why the models cannot be listed; `undefined` while they can. */
  failure: Problem | undefined;

  get entries(): readonly CatalogEntry[] {
    return [...this.byName.values()];
  }

  get models(): readonly LoadedModel[] {
    return this.entries.flatMap(({ serving }) => (serving === undefined ? [] : [serving]));
  }

  /** Names of the models without which the program is not ready. */
  get missing(): readonly string[] {
    const isAnyServing = this.models.length > 0;
    return this.entries.filter((entry) => isMissing(entry, isAnyServing)).map(({ name }) => name);
  }

  get isReady(): boolean {
    return !this.isLoading && this.models.length > 0 && this.missing.length === 0;
  }

  entry(name: string): CatalogEntry | undefined {
    return this.byName.get(name);
  }

  /** Adds a model that is to be served; one that is there stays as it is. */
  add(name: string, origin: ModelOrigin): void {
    if (!this.byName.has(name)) this.byName.set(name, toNewEntry(name, origin));
  }

  /** Notes what has been learnt of a model. */
  note(name: string, change: Partial<Pick<CatalogEntry, 'channelVersion' | 'refusal' | 'check'>>): void {
    const entry = this.byName.get(name);
    if (entry !== undefined) this.byName.set(name, { ...entry, ...change });
  }

  /** Lets a model answer from the next request on. The one before it ends what it has begun, then it is closed. */
  swap(model: LoadedModel): void {
    const entry = this.byName.get(model.name) ?? toNewEntry(model.name, 'appeared');
    const previous = entry.serving?.bundle ?? entry.previous;
    this.byName.set(model.name, { ...entry, serving: model, previous, refusal: undefined });
    if (entry.serving !== undefined) this.retire(entry.serving);
  }

  /** Takes a model out of service until {@link release}: what it has begun is ended, then its memory is freed. */
  hold(name: string): void {
    const entry = this.byName.get(name);
    if (entry === undefined) return;
    this.byName.set(name, { ...entry, serving: undefined, isHeld: true });
    if (entry.serving !== undefined) this.retire(entry.serving);
  }

  /** Lets the channel of a model be followed again; a version that was refused gets another chance. */
  release(name: string): void {
    const entry = this.byName.get(name);
    if (entry !== undefined) this.byName.set(name, { ...entry, refusal: undefined, isHeld: false });
  }

  /** Takes a model out of service that is still to be looked for. */
  withdraw(name: string): void {
    const entry = this.byName.get(name);
    if (entry?.serving === undefined) return;
    this.byName.set(name, toNewEntry(name, entry.origin));
    this.retire(entry.serving);
  }

  /** Takes a model out of service and forgets it. */
  remove(name: string): void {
    const serving = this.byName.get(name)?.serving;
    this.byName.delete(name);
    if (serving !== undefined) this.retire(serving);
  }

  /**
   * Finds a model that may answer.
   *
   * @throws Problem MODEL_NOT_FOUND naming those served, MODEL_NOT_READY for one that is expected but does not serve
   */
  find(name: string): LoadedModel {
    const entry = this.byName.get(name);
    if (entry?.serving !== undefined) return entry.serving;
    if (entry?.isHeld === true) throw notReady(`${name} was unloaded by an operator`);
    if (entry !== undefined && stateOf(entry) === 'failed')
      throw notReady(`${name} could not be loaded: ${problemOf(entry)?.code}`);
    if (entry !== undefined || this.isLoading) throw notReady(`${name} is still being loaded`);
    if (this.failure !== undefined) throw notReady(`the models could not be listed: ${this.failure.code}`);
    const served = this.models.map((model) => model.name).join(', ') || 'none';
    throw new Problem('MODEL_NOT_FOUND', `expected one of the models served (${served}), got ${JSON.stringify(name)}`);
  }

  /** Does work with a model, which stays open until the work has ended, even when it is replaced meanwhile. */
  use<Result>(name: string, work: (model: LoadedModel) => Promise<Result>): Promise<Result> {
    const model = this.find(name);
    return model.uses.during(() => work(model));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.retiring, ...this.models.map(({ estimator }) => estimator.close())]);
  }

  private retire({ uses, estimator }: LoadedModel): void {
    const closed = uses
      .idle()
      .then(() => estimator.close())
      .finally(() => this.retiring.delete(closed));
    this.retiring.add(closed);
  }
}

/**
 * One that was found and has no such channel is not released yet: it keeps no other from serving. Nor does one that an
 * operator has unloaded, who knows that.
 */
function isMissing({ serving, origin, check, isHeld }: CatalogEntry, isAnyServing: boolean): boolean {
  if (serving !== undefined || origin === 'appeared' || isHeld) return false;
  return origin === 'named' || !isAnyServing || check?.problem?.code !== 'CHANNEL_NOT_FOUND';
}

function notReady(why: string): Problem {
  return new Problem('MODEL_NOT_READY', `${why}; see ${probePaths.readiness}`, { retryAfterSeconds: 5 });
}
