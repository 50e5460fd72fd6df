import { Problem } from '@medcast/problem';
import type { ModelRepository } from '@medcast/model-bundle';
import { askRepository, type Patience } from './ask-repository';

/**
 * Lists the models of a repository.
 *
 * @throws Problem `BUNDLE_NOT_FOUND` where there is none, which is more likely a mistake than a wish
 */
export async function listModels(repository: ModelRepository, patience: Patience): Promise<readonly string[]> {
  const names = await askRepository(() => repository.listModels(), patience);
  if (names.length > 0) return names;
  const detail = `expected at least one model in ${repository.uri}, got none; train one, or point MODELS to a repository`;
  throw new Problem('BUNDLE_NOT_FOUND', detail);
}
