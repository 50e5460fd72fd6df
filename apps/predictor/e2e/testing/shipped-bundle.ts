import { join } from 'node:path';
import { type BundleReference, loadBundle, type ModelBundle, openRepository } from '@medcast/model-bundle';

const workspaceRoot = join(__dirname, '../../../..');

/** The repository that Medcast ships. */
export const shippedRepository = openRepository(`file:${join(workspaceRoot, 'bundles')}`);

/** Models that Medcast ships. */
export type ShippedModel = 'insurance' | 'iris';

/** Finds a model in it. There is nothing to test without, so that its absence is a failure. */
export async function findShippedBundle(model: ShippedModel = 'insurance'): Promise<BundleReference> {
  const channel = await shippedRepository.readChannel(model, 'production');
  if (channel === undefined) {
    throw new Error(`expected ${model} in ${shippedRepository.uri}, got no production channel; restore bundles/`);
  }
  return { model, version: channel.version };
}

/** Loads a model that Medcast ships, insurance by default. */
export async function loadShippedBundle(model: ShippedModel = 'insurance'): Promise<ModelBundle> {
  return loadBundle(shippedRepository, await findShippedBundle(model));
}
