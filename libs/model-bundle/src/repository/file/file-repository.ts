import { composeRepository } from '../compose-repository';
import type { ModelRepository } from '../model-repository';
import { FileChannels } from './file-channels';
import { FileVersions } from './file-versions';
import { RepositoryFolder } from './repository-folder';

/**
 * A model repository in a folder: `<root>/<model>/<version>/` and `<root>/<model>/channels/<name>.json`.
 *
 * @param root absolute path; made by the first write where it does not exist
 */
export function createFileRepository(uri: string, root: string): ModelRepository {
  const folder = new RepositoryFolder(root);
  return composeRepository(uri, new FileVersions(folder), new FileChannels(folder));
}
