import type { ModelOrigin } from '../catalog-entry';
import { checkModel, noteFailure } from './check-model';
import { listModels } from './list-models';
import { toFailure } from './to-failure';
import { toFollowed, type Track } from './track';

/** Looks in a row at which a model must be absent from the list before it is believed to be gone. */
const ABSENCES = 2;

/** Looks at the channels of all models that are served, and keeps the list of them. */
export class ChampionLook {
  private readonly absences = new Map<string, number>();

  /** @param names the models to serve; `undefined`: all of the repository */
  constructor(
    private readonly track: Track,
    private readonly names: readonly string[] | undefined,
  ) {}

  async run(): Promise<void> {
    await this.list();
    const { entries, failure } = this.track.catalog;
    for (const { name } of entries) {
      if (failure?.code === 'REPOSITORY_UNREACHABLE') noteFailure(this.track, name, failure);
      else await checkModel(this.track, name);
    }
    this.track.catalog.isLoading = false;
  }

  /** A repository that cannot be listed keeps the models that are known. */
  private async list(): Promise<void> {
    const { catalog, repository, patience, report } = this.track;
    if (this.names !== undefined) {
      this.names.forEach((name) => catalog.add(name, 'named'));
      return;
    }
    try {
      const found = await listModels(repository, patience);
      const origin: ModelOrigin = catalog.entries.length === 0 ? 'found' : 'appeared';
      found.forEach((name) => catalog.add(name, origin));
      this.removeAbsent(new Set(found));
      catalog.failure = undefined;
    } catch (error) {
      if (patience.signal.aborted) return;
      const before = catalog.failure;
      catalog.failure = toFailure(error);
      if (catalog.entries.length === 0) report.unlisted(catalog.failure, before);
    }
  }

  /** One listing without a model may be a slip of the repository. */
  private removeAbsent(found: ReadonlySet<string>): void {
    const { catalog, report } = this.track;
    for (const { name } of catalog.entries) {
      const absences = found.has(name) ? 0 : (this.absences.get(name) ?? 0) + 1;
      this.absences.set(name, absences);
      if (absences < ABSENCES) continue;
      report.gone(toFollowed(this.track, name));
      catalog.remove(name);
      this.absences.delete(name);
    }
  }
}
