import type { Channel } from '../channel/channel';
import type { ModelRepository } from './model-repository';
import { type BundleFilePlace, toStorageProblem } from './repository-problems';
import type { VersionMark, VersionState } from './version-state';

/** The versions of a storage, with its errors as they come. */
export interface VersionStore {
  listModels(): Promise<readonly string[]>;
  listVersions(model: string): Promise<readonly number[]>;
  listFiles(model: string, version: number): Promise<readonly string[]>;
  readState(model: string, version: number): Promise<VersionState>;
  readFile(place: BundleFilePlace): Promise<Uint8Array>;
  writeFile(place: BundleFilePlace, bytes: Uint8Array): Promise<void>;
  mark(model: string, version: number, mark: VersionMark): Promise<boolean>;
  unmark(model: string, version: number, mark: VersionMark): Promise<void>;
  remove(model: string, version: number): Promise<void>;
}

/** What a channel is to point to, and what the writer believes that it points to now. */
export interface ChannelChange {
  readonly next: Channel;
  readonly expected: Channel | undefined;
}

/** The channels of a storage, with its errors as they come. */
export interface ChannelStore {
  list(model: string): Promise<readonly string[]>;
  read(model: string, channel: string): Promise<Channel | undefined>;
  write(model: string, channel: string, change: ChannelChange): Promise<void>;
  readHistory(model: string, channel: string): Promise<readonly Channel[]>;
}

/** Makes a repository of what its storage can do; what the storage throws becomes `REPOSITORY_UNREACHABLE`. */
export function composeRepository(uri: string, versions: VersionStore, channels: ChannelStore): ModelRepository {
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw toStorageProblem(uri, error);
    }
  };
  return {
    uri,
    listModels: () => guarded(() => versions.listModels()),
    listVersions: (model) => guarded(() => versions.listVersions(model)),
    listFiles: (model, version) => guarded(() => versions.listFiles(model, version)),
    readVersionState: (model, version) => guarded(() => versions.readState(model, version)),
    readFile: (model, version, path) => guarded(() => versions.readFile({ model, version, path })),
    writeFile: (...[model, version, path, bytes]) => guarded(() => versions.writeFile({ model, version, path }, bytes)),
    markVersion: (model, version, mark) => guarded(() => versions.mark(model, version, mark)),
    unmarkVersion: (model, version, mark) => guarded(() => versions.unmark(model, version, mark)),
    removeVersion: (model, version) => guarded(() => versions.remove(model, version)),
    listChannels: (model) => guarded(() => channels.list(model)),
    readChannel: (model, channel) => guarded(() => channels.read(model, channel)),
    writeChannel: (...[model, channel, next, expected]) =>
      guarded(() => channels.write(model, channel, { next, expected })),
    readChannelHistory: (model, channel) => guarded(() => channels.readHistory(model, channel)),
  };
}
