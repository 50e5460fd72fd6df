import { randomUUID } from 'node:crypto';
import { isRepositoryName, isVersionName } from '../check-names';
import type { VersionStore } from '../compose-repository';
import { type BundleFilePlace, fileExists, fileMissing } from '../repository-problems';
import {
  isMarkFile,
  type ListedFile,
  toRemovalOrder,
  toVersionState,
  type VersionMark,
  type VersionState,
} from '../version-state';
import { listAll } from './list-all';
import type { ObjectKeys } from './object-keys';
import type { BoundedStore } from './object-store';

/** Versions as objects below a common prefix. */
export class ObjectVersions implements VersionStore {
  constructor(
    private readonly store: BoundedStore,
    private readonly keys: ObjectKeys,
  ) {}

  async listModels(): Promise<readonly string[]> {
    const models: string[] = [];
    for (const name of (await this.listFolders(this.keys.root)).filter(isRepositoryName).sort()) {
      if ((await this.listVersions(name)).length > 0) models.push(name);
    }
    return models;
  }

  async listVersions(model: string): Promise<readonly number[]> {
    const names = await this.listFolders(this.keys.modelFolder(model));
    return names
      .filter(isVersionName)
      .map(Number)
      .sort((left, right) => left - right);
  }

  async listFiles(model: string, version: number): Promise<readonly string[]> {
    const files = await this.list(model, version);
    return files
      .map(({ path }) => path)
      .filter((path) => !isMarkFile(path))
      .sort();
  }

  async readState(model: string, version: number): Promise<VersionState> {
    return toVersionState(await this.list(model, version));
  }

  async readFile(place: BundleFilePlace): Promise<Uint8Array> {
    const found = await this.store.read(this.keys.file(place));
    if (found === undefined) throw fileMissing(place);
    return found.bytes;
  }

  async writeFile(place: BundleFilePlace, bytes: Uint8Array): Promise<void> {
    if (!(await this.store.create(this.keys.file(place), bytes))) throw fileExists(place);
  }

  /** Every mark is another, so that a writer whose answer was lost can tell its own from somebody else's. */
  mark(model: string, version: number, mark: VersionMark): Promise<boolean> {
    return this.store.create(this.keys.mark(model, version, mark), Buffer.from(`${randomUUID()}\n`));
  }

  unmark(model: string, version: number, mark: VersionMark): Promise<void> {
    return this.store.remove(this.keys.mark(model, version, mark));
  }

  async remove(model: string, version: number): Promise<void> {
    const folder = this.keys.versionFolder(model, version);
    const files = await this.list(model, version);
    for (const paths of toRemovalOrder(files.map(({ path }) => path))) {
      await Promise.all(paths.map((path) => this.store.remove(folder + path)));
    }
  }

  private async list(model: string, version: number): Promise<readonly ListedFile[]> {
    const folder = this.keys.versionFolder(model, version);
    const { objects } = await listAll(this.store, folder, 'deep');
    return objects.map(({ key, ...object }) => ({ ...object, path: key.slice(folder.length) }));
  }

  private async listFolders(prefix: string): Promise<readonly string[]> {
    const { folders } = await listAll(this.store, prefix, 'shallow');
    return folders.map((folder) => folder.slice(prefix.length, -1));
  }
}
