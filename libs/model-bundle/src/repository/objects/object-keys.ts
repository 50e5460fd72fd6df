import { checkFilePath, checkName, checkVersion } from '../check-names';
import type { BundleFilePlace } from '../repository-problems';
import { markFileOf, type VersionMark } from '../version-state';

/** Keys of a repository in a bucket; the same paths as `file:` has below its root. Refuse names that are none. */
export interface ObjectKeys {
  readonly root: string;
  modelFolder(model: string): string;
  versionFolder(model: string, version: number): string;
  file(place: BundleFilePlace): string;
  mark(model: string, version: number, mark: VersionMark): string;
  channelsFolder(model: string): string;
  channel(model: string, channel: string): string;
  historyFolder(model: string, channel: string): string;
}

/** @param root prefix of all keys: empty, or `models/` */
export function createObjectKeys(root: string): ObjectKeys {
  const modelFolder = (model: string): string => {
    checkName('model', model);
    return `${root}${model}/`;
  };
  const versionFolder = (model: string, version: number): string => {
    const folder = modelFolder(model);
    checkVersion(version);
    return `${folder}${version}/`;
  };
  const channelPath = (model: string, channel: string): string => {
    const folder = modelFolder(model);
    checkName('channel', channel);
    return `${folder}channels/${channel}`;
  };
  return {
    root,
    modelFolder,
    versionFolder,
    file: ({ model, version, path }) => {
      checkFilePath(path);
      return versionFolder(model, version) + path;
    },
    mark: (model, version, mark) => versionFolder(model, version) + markFileOf(mark),
    channelsFolder: (model) => `${modelFolder(model)}channels/`,
    channel: (model, channel) => `${channelPath(model, channel)}.json`,
    historyFolder: (model, channel) => `${channelPath(model, channel)}.history/`,
  };
}
