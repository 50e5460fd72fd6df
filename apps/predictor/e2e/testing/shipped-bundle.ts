import { join } from 'node:path';
import { type BundleReference, loadBundle, type ModelBundle, openRepository } from '@medcast/model-bundle';

const workspaceRoot = join(__dirname, '../../../..');

/** The repository that Medcast ships. */
export const shippedRepository = openRepository(`file:${join(workspaceRoot, 'bundles')}`);

/** Finds the insurance model in it. There is nothing to test without, so that its absence is a failure. */
export async function findShippedBundle(): Promise<BundleReference> {
  const channel = await shippedRepository.readChannel('insurance', 'production');
  if (channel === undefined) {
    throw new Error(`expected insurance in ${shippedRepository.uri}, got no production channel; restore bundles/`);
  }
  return { model: 'insurance', version: channel.version };
}

/** Loads the insurance model that Medcast ships. */
export async function loadShippedBundle(): Promise<ModelBundle> {
  return loadBundle(shippedRepository, await findShippedBundle());
}
