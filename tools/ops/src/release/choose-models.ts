import type { ModelRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';

/**
 * The model that is named, or all of the repository.
 *
 * @throws Problem MODEL_NOT_FOUND for a name that the repository does not have
 */
export async function chooseModels(repository: ModelRepository, name: string | undefined): Promise<readonly string[]> {
  const models = await repository.listModels();
  if (name === undefined) return models;
  if (models.includes(name)) return [name];
  const detail = `expected one of ${models.join(', ') || 'no models'} in ${repository.uri}, got ${JSON.stringify(name)}; see "release list"`;
  throw new Problem('MODEL_NOT_FOUND', detail);
}
