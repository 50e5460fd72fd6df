import { Problem } from '@medcast/problem';
import { type Channel, isSameChannel } from '../channel/channel';
import type { ModelRepository } from '../repository/model-repository';

/** A repository in memory, whose files a test may damage: keys are `<model>/<version>/<path>`. */
export interface MemoryRepository extends ModelRepository {
  readonly files: Map<string, Uint8Array>;
}

/** Makes an empty repository. */
export function createMemoryRepository(): MemoryRepository {
  const files = new Map<string, Uint8Array>();
  const channels = new Map<string, Channel>();
  const below = (folder: string): string[] =>
    [...files.keys()].filter((key) => key.startsWith(folder)).map((key) => key.slice(folder.length));
  return {
    uri: 'memory:',
    files,
    listModels: async () => firstSegments(below('')).sort(),
    listVersions: async (model) =>
      firstSegments(below(`${model}/`))
        .map(Number)
        .sort((left, right) => left - right),
    listFiles: async (model, version) => below(`${model}/${version}/`).sort(),
    readFile: async (model, version, path) => {
      const bytes = files.get(`${model}/${version}/${path}`);
      if (bytes === undefined) {
        throw new Problem('BUNDLE_FILE_MISSING', path);
      }
      return bytes;
    },
    writeFile: async (...[model, version, path, bytes]) => {
      const key = `${model}/${version}/${path}`;
      if (files.has(key)) {
        throw new Problem('VERSION_EXISTS', key);
      }
      files.set(key, bytes);
    },
    readChannel: async (model, channel) => channels.get(`${model}/${channel}`),
    writeChannel: async (...[model, channel, next, expected]) => {
      const key = `${model}/${channel}`;
      if (!isSameChannel(channels.get(key), expected)) {
        throw new Problem('CHANNEL_CONFLICT', key);
      }
      channels.set(key, next);
    },
  };
}

function firstSegments(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.slice(0, path.indexOf('/'))))];
}
