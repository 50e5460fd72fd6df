import { loadBundle, type ModelRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import type { RecordSchema } from '@medcast/record-schema';
import type { Champion } from './gate-source';

/** The channel of the model with which a new one compares itself. */
export const PRODUCTION = 'production';

/**
 * Finds the version that the `production` channel of a repository points to.
 *
 * @throws Problem of the repository itself; a champion that cannot be read is none
 */
export async function loadChampion(
  repository: ModelRepository,
  model: string,
  target: RecordSchema['target'],
): Promise<Champion> {
  const channel = await repository.readChannel(model, PRODUCTION);
  if (channel === undefined) return { none: 'there is no version in production yet' };
  const { version } = channel;
  try {
    const { manifest, schema } = await loadBundle(repository, { model, version });
    if (schema.target.name === target.name && schema.target.kind === target.kind) return { manifest };
    return { none: `version ${version} predicts ${schema.target.name}, this one ${target.name}` };
  } catch (error) {
    if (!(error instanceof Problem && error.code.startsWith('BUNDLE_'))) throw error;
    return { none: `version ${version} cannot be read (${error.code})` };
  }
}
