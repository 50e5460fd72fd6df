import { access, mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { checkFilePath, checkName, isRepositoryName, isVersionName } from '../check-names';
import type { VersionStore } from '../compose-repository';
import { type BundleFilePlace, fileExists, fileMissing } from '../repository-problems';
import {
  isMarkFile,
  type ListedFile,
  markFileOf,
  toRemovalOrder,
  toVersionState,
  type VersionMark,
  type VersionState,
} from '../version-state';
import { isMissing, isOccupied } from './file-failure';
import { orEmptyIfMissing, type RepositoryFolder } from './repository-folder';
import { createAtomically } from './write-atomically';

/** Versions as folders. */
export class FileVersions implements VersionStore {
  constructor(private readonly folder: RepositoryFolder) {}

  async listModels(): Promise<readonly string[]> {
    await access(this.folder.path);
    const models: string[] = [];
    for (const name of (await readdir(this.folder.path)).filter(isRepositoryName).sort()) {
      if ((await this.listVersions(name)).length > 0) {
        models.push(name);
      }
    }
    return models;
  }

  async listVersions(model: string): Promise<readonly number[]> {
    checkName('model', model);
    const names = await orEmptyIfMissing(readdir(await this.folder.inside(model)));
    return names
      .filter(isVersionName)
      .map(Number)
      .sort((left, right) => left - right);
  }

  async listFiles(model: string, version: number): Promise<readonly string[]> {
    const paths = await this.listPaths(model, version);
    return paths.filter((path) => !isMarkFile(path)).sort();
  }

  async readState(model: string, version: number): Promise<VersionState> {
    const folder = await this.folder.versionFolder(model, version);
    const files: ListedFile[] = [];
    for (const path of await this.listPaths(model, version)) {
      const { size, mtime } = await stat(join(folder, path));
      files.push({ path, bytes: size, changedAt: mtime });
    }
    return toVersionState(files);
  }

  async readFile(place: BundleFilePlace): Promise<Uint8Array> {
    const file = await this.bundleFile(place);
    try {
      return await readFile(file);
    } catch (cause) {
      if (!isMissing(cause)) {
        throw cause;
      }
      throw fileMissing(place, cause);
    }
  }

  async writeFile(place: BundleFilePlace, bytes: Uint8Array): Promise<void> {
    const file = await this.bundleFile(place);
    await mkdir(dirname(file), { recursive: true });
    try {
      await createAtomically(this.folder.staging, file, bytes);
    } catch (cause) {
      if (!isOccupied(cause)) {
        throw cause;
      }
      throw fileExists(place, cause);
    }
  }

  async mark(model: string, version: number, mark: VersionMark): Promise<boolean> {
    const folder = await this.folder.versionFolder(model, version);
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(join(folder, markFileOf(mark)), '', { flag: 'wx' });
      return true;
    } catch (cause) {
      if (!isOccupied(cause)) {
        throw cause;
      }
      return false;
    }
  }

  async unmark(model: string, version: number, mark: VersionMark): Promise<void> {
    const folder = await this.folder.versionFolder(model, version);
    await rm(join(folder, markFileOf(mark)), { force: true });
    if ((await orEmptyIfMissing(readdir(folder))).length === 0) {
      await removeEmptyFolder(folder);
    }
  }

  async remove(model: string, version: number): Promise<void> {
    const folder = await this.folder.versionFolder(model, version);
    const entries = await orEmptyIfMissing(readdir(folder));
    for (const names of toRemovalOrder(entries)) {
      await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    }
    await removeEmptyFolder(folder);
  }

  /** Of everything below a version, marks included. */
  private async listPaths(model: string, version: number): Promise<readonly string[]> {
    const folder = await this.folder.versionFolder(model, version);
    const entries = await orEmptyIfMissing(readdir(folder, { recursive: true, withFileTypes: true }));
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }

  private async bundleFile({ model, version, path }: BundleFilePlace): Promise<string> {
    checkFilePath(path);
    await this.folder.versionFolder(model, version);
    return this.folder.inside(model, String(version), path);
  }
}

async function removeEmptyFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch {
    // ENOTEMPTY, ENOENT: somebody has taken the version, or removed it, meanwhile.
  }
}
