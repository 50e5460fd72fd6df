import { type ModelRepository, promote, type PublishedBundle } from '@medcast/model-bundle';
import { PRODUCTION } from './gates/load-champion';

/**
 * Points `production` at a bundle where the model has no such channel yet.
 *
 * @returns whether it did
 */
export async function promoteFirst(repository: ModelRepository, { name, version }: PublishedBundle): Promise<boolean> {
  if ((await repository.readChannel(name, PRODUCTION)) !== undefined) return false;
  await promote(repository, { model: name, version, channel: PRODUCTION, reason: 'first version' });
  return true;
}
