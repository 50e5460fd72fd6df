import { composeRepository } from '../compose-repository';
import type { ModelRepository } from '../model-repository';
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
  return composeRepository(uri, new ObjectVersions(store, keys), new ObjectChannels(store, keys));
}
