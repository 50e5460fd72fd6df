import type { ModelRepository } from '../model-repository';
import { toStorageProblem } from '../repository-problems';
import { ObjectChannels } from './object-channels';
import { createObjectKeys } from './object-keys';
import type { BoundedStore } from './object-store';
import { ObjectVersions } from './object-versions';

/**
 * A model repository in a bucket: `<root><model>/<version>/<path>` and `<root><model>/channels/<name>.json`.
 *
 * @param root prefix of all keys: empty, or with `/` at its end
 */
export function createObjectRepository(uri: string, root: string, store: BoundedStore): ModelRepository {
  const keys = createObjectKeys(root);
  const versions = new ObjectVersions(store, keys);
  const channels = new ObjectChannels(store, keys);
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
