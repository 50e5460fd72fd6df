import { join } from 'node:path';
import { type BundleFile, BUNDLE_FILES, loadBundle, openRepository, publishBundle } from '@medcast/model-bundle';

const embedded = `file:${join(import.meta.dirname, '../../../../bundles')}`;
const shipped = { model: 'insurance', version: 1 };

/** Publishes the shipped insurance bundle as the next versions of a repository. */
export async function publishVersions(uri: string, count: number): Promise<void> {
  const from = openRepository(embedded);
  const to = openRepository(uri);
  const { manifest } = await loadBundle(from, shipped);
  const contents = await Promise.all(
    BUNDLE_FILES.map(async (file) => [file, await from.readFile(shipped.model, shipped.version, file)] as const),
  );
  const files = Object.fromEntries(contents) as Record<BundleFile, Uint8Array>;
  for (let version = 1; version <= count; version += 1) await publishBundle(to, { manifest, files });
}
