import { access, mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Channel } from '../../channel/channel';
import { checkFilePath, checkName, checkVersion, isRepositoryName, isVersionName } from '../check-names';
import type { ModelRepository } from '../model-repository';
import { type BundleFilePlace, fileExists, fileMissing, toStorageProblem } from '../repository-problems';
import {
  isMarkFile,
  type ListedFile,
  markFileOf,
  toRemovalOrder,
  toVersionState,
  type VersionMark,
  type VersionState,
} from '../version-state';
import { checkInside } from './check-inside';
import { readChannelFile, readChannelFileHistory, replaceChannelFile } from './file-channel';
import { isMissing, isOccupied } from './file-failure';
import { createAtomically } from './write-atomically';

/** Files are written here first; no model can have this name. */
const STAGING_FOLDER = '.incoming';

/**
 * A model repository in a folder: `<root>/<model>/<version>/` and `<root>/<model>/channels/<name>.json`.
 *
 * @param root absolute path; made by the first write where it does not exist
 */
export function createFileRepository(uri: string, root: string): ModelRepository {
  const folder = new RepositoryFolder(root);
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw toStorageProblem(uri, error);
    }
  };
  return {
    uri,
    listModels: () => guarded(() => folder.listModels()),
    listVersions: (model) => guarded(() => folder.listVersions(model)),
    listFiles: (model, version) => guarded(() => folder.listFiles(model, version)),
    readVersionState: (model, version) => guarded(() => folder.readVersionState(model, version)),
    readFile: (model, version, path) => guarded(() => folder.readFile({ model, version, path })),
    writeFile: (...[model, version, path, bytes]) => guarded(() => folder.writeFile({ model, version, path }, bytes)),
    markVersion: (model, version, mark) => guarded(() => folder.markVersion(model, version, mark)),
    unmarkVersion: (model, version, mark) => guarded(() => folder.unmarkVersion(model, version, mark)),
    removeVersion: (model, version) => guarded(() => folder.removeVersion(model, version)),
    listChannels: (model) => guarded(() => folder.listChannels(model)),
    readChannel: (model, channel) => guarded(() => folder.readChannel(model, channel)),
    writeChannel: (...[model, channel, next, expected]) =>
      guarded(() => folder.writeChannel(model, channel, { next, expected })),
    readChannelHistory: (model, channel) => guarded(() => folder.readChannelHistory(model, channel)),
  };
}

/** The same operations with the errors of the file system as they come. */
class RepositoryFolder {
  private readonly stagingFolder: string;

  constructor(private readonly root: string) {
    this.stagingFolder = join(root, STAGING_FOLDER);
  }

  async listModels(): Promise<readonly string[]> {
    await access(this.root);
    const models: string[] = [];
    for (const name of (await readdir(this.root)).filter(isRepositoryName).sort()) {
      if ((await this.listVersions(name)).length > 0) {
        models.push(name);
      }
    }
    return models;
  }

  async listVersions(model: string): Promise<readonly number[]> {
    checkName('model', model);
    const names = await orEmptyIfMissing(readdir(await this.inside(model)));
    return names
      .filter(isVersionName)
      .map(Number)
      .sort((left, right) => left - right);
  }

  async listFiles(model: string, version: number): Promise<readonly string[]> {
    const paths = await this.listPaths(model, version);
    return paths.filter((path) => !isMarkFile(path)).sort();
  }

  async readVersionState(model: string, version: number): Promise<VersionState> {
    const folder = await this.versionFolder(model, version);
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
      await createAtomically(this.stagingFolder, file, bytes);
    } catch (cause) {
      if (!isOccupied(cause)) {
        throw cause;
      }
      throw fileExists(place, cause);
    }
  }

  async markVersion(model: string, version: number, mark: VersionMark): Promise<boolean> {
    const folder = await this.versionFolder(model, version);
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

  async unmarkVersion(model: string, version: number, mark: VersionMark): Promise<void> {
    const folder = await this.versionFolder(model, version);
    await rm(join(folder, markFileOf(mark)), { force: true });
    if ((await orEmptyIfMissing(readdir(folder))).length === 0) {
      await removeEmptyFolder(folder);
    }
  }

  async removeVersion(model: string, version: number): Promise<void> {
    const folder = await this.versionFolder(model, version);
    const entries = await orEmptyIfMissing(readdir(folder));
    for (const names of toRemovalOrder(entries)) {
      await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    }
    await removeEmptyFolder(folder);
  }

  async listChannels(model: string): Promise<readonly string[]> {
    checkName('model', model);
    const names = await orEmptyIfMissing(readdir(await this.inside(model, 'channels')));
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isRepositoryName)
      .sort();
  }

  async readChannelHistory(model: string, channel: string): Promise<readonly Channel[]> {
    return readChannelFileHistory(await this.channelFile(model, channel));
  }

  async readChannel(model: string, channel: string): Promise<Channel | undefined> {
    return readChannelFile(await this.channelFile(model, channel));
  }

  async writeChannel(
    model: string,
    channel: string,
    change: { readonly next: Channel; readonly expected: Channel | undefined },
  ): Promise<void> {
    const path = await this.channelFile(model, channel);
    await replaceChannelFile(path, { ...change, stagingFolder: this.stagingFolder });
  }

  /** Of everything below a version, marks included. */
  private async listPaths(model: string, version: number): Promise<readonly string[]> {
    const folder = await this.versionFolder(model, version);
    const entries = await orEmptyIfMissing(readdir(folder, { recursive: true, withFileTypes: true }));
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }

  private async bundleFile({ model, version, path }: BundleFilePlace): Promise<string> {
    checkFilePath(path);
    await this.versionFolder(model, version);
    return this.inside(model, String(version), path);
  }

  private async versionFolder(model: string, version: number): Promise<string> {
    checkName('model', model);
    checkVersion(version);
    return this.inside(model, String(version));
  }

  private async channelFile(model: string, channel: string): Promise<string> {
    checkName('model', model);
    checkName('channel', channel);
    return this.inside(model, 'channels', `${channel}.json`);
  }

  private async inside(...segments: readonly string[]): Promise<string> {
    const path = join(this.root, ...segments);
    await checkInside(this.root, path);
    return path;
  }
}

async function orEmptyIfMissing<Entry>(listing: Promise<readonly Entry[]>): Promise<readonly Entry[]> {
  try {
    return await listing;
  } catch (cause) {
    if (isMissing(cause)) {
      return [];
    }
    throw cause;
  }
}

async function removeEmptyFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch {
    // ENOTEMPTY, ENOENT: somebody has taken the version, or removed it, meanwhile.
  }
}
