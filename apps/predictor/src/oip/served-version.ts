import { Problem } from '@medcast/problem';
import type { LoadedModel } from '../models/loaded-model';
import type { ModelCatalog } from '../models/model-catalog';

/** Parameters of a route of the protocol that is about one model. */
export interface ModelParams {
  readonly model: string;
  /** `undefined`: whichever is in service. */
  readonly version?: string;
}

/**
 * Finds the model that a path names.
 *
 * @throws Problem what `ModelCatalog.find` refuses; VERSION_NOT_SERVED for another version than the one in service
 */
export function findServed(catalog: ModelCatalog, { model: name, version }: ModelParams): LoadedModel {
  const model = catalog.find(name);
  if (version === undefined || version === String(model.version)) return model;
  const detail = `expected version ${model.version} of ${name}, the one in service, got ${JSON.stringify(version)}`;
  throw new Problem('VERSION_NOT_SERVED', detail);
}
