import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Problem } from '@medcast/problem';
import type { Channel } from '../channel/channel';
import { checkInside } from './check-inside';
import { checkFilePath, checkName, checkVersion, isRepositoryName, isVersionName } from './check-names';
import { readChannelFile, replaceChannelFile } from './file-channel';
import type { ModelRepository } from './model-repository';
import { isMissing, isOccupied, toStorageProblem } from './storage-failure';
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
    readFile: (model, version, path) => guarded(() => folder.readFile({ model, version, path })),
    writeFile: (...[model, version, path, bytes]) => guarded(() => folder.writeFile({ model, version, path }, bytes)),
    readChannel: (model, channel) => guarded(() => folder.readChannel(model, channel)),
    writeChannel: (...[model, channel, next, expected]) =>
      guarded(() => folder.writeChannel(model, channel, { next, expected })),
  };
}

/** Where one file of a bundle is. */
interface BundleFilePlace {
  readonly model: string;
  readonly version: number;
  readonly path: string;
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
    const folder = await this.versionFolder(model, version);
    const entries = await orEmptyIfMissing(readdir(folder, { recursive: true, withFileTypes: true }));
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  }

  async readFile(place: BundleFilePlace): Promise<Uint8Array> {
    const file = await this.bundleFile(place);
    try {
      return await readFile(file);
    } catch (cause) {
      if (!isMissing(cause)) {
        throw cause;
      }
      const detail = `expected ${place.path} in ${place.model}/${place.version}, got no such file; publish the bundle again`;
      throw new Problem('BUNDLE_FILE_MISSING', detail, { cause });
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
      const detail = `expected ${place.model}/${place.version} to have no ${place.path} yet, got one; versions never change: publish the next`;
      throw new Problem('VERSION_EXISTS', detail, { cause });
    }
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
